using Continuity.Api.StartUp;

namespace Continuity.Api.Embedded;

/// <summary>The embedded store's folder, held by one API process at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream held;

    private DataFolder(string path, FileStream held)
    {
        Path = path;
        this.held = held;
    }

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Where the server keeps its files.</summary>
    public string Store => System.IO.Path.Combine(Path, "garnet");

    /// <summary>The file that the server's process holds while it lives.</summary>
    public string StoreLock => System.IO.Path.Combine(Path, "garnet.lock");

    /// <summary>Makes the folder where it does not exist, readable by its owner only, and holds it.</summary>
    /// <param name="path">Absolute, or relative to the working directory.</param>
    /// <exception cref="StartUpRefusedException">Another process holds it, or it can't be made or written.</exception>
    public static DataFolder Hold(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        try
        {
            PrivateFolder.Make(full);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartUpRefusedException($"The data folder {full} can't be made: {fault.Message} (Continuity__Embedded__Path names another.)", fault);
        }

        try
        {
            return new DataFolder(full, new FileStream(System.IO.Path.Combine(full, "api.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException fault)
        {
            throw new StartUpRefusedException($"Another Continuity API uses the data in {full}: end it, or give this one a folder of its own (Continuity__Embedded__Path).", fault);
        }
        catch (UnauthorizedAccessException fault)
        {
            throw new StartUpRefusedException($"The data folder {full} can't be written. (Continuity__Embedded__Path names another.)", fault);
        }
    }

    /// <summary>Whether a server's process still has the files open, one that is just ending, say.</summary>
    public bool StoreIsHeld()
    {
        try
        {
            using var probe = new FileStream(StoreLock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Lets the next process have it.</summary>
    public void Dispose() => held.Dispose();
}
