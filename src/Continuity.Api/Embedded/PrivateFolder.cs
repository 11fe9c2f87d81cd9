namespace Continuity.Api.Embedded;

/// <summary>Folders that only their owner may read.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes the folder where it does not exist.</summary>
    /// <param name="path">Its path.</param>
    public static void Make(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            // A profile's folders are private there already.
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
