using System.Security.Cryptography;
using Continuity.Api.Embedded;
using Continuity.Api.StartUp;

namespace Continuity.Api.SignIn;

/// <summary>The secret that signs Development's tokens: random, one for each data folder, so that a token goes on working after a restart.</summary>
internal static class DevelopmentKey
{
    private const string FileName = "dev-token.key";
    private const int Bytes = 64;

    /// <summary>Reads the key, or makes it where there is none; only its owner may read the file.</summary>
    /// <param name="folder">The data folder.</param>
    /// <exception cref="StartUpRefusedException">The file is damaged, or can't be read or made.</exception>
    public static byte[] LoadOrMake(string folder)
    {
        var path = Path.Combine(Path.GetFullPath(folder), FileName);
        try
        {
            PrivateFolder.Make(Path.GetDirectoryName(path)!);
            if (!File.Exists(path))
            {
                Make(path);
            }

            var key = File.ReadAllBytes(path);
            return key.Length == Bytes ? key : throw new StartUpRefusedException($"{path} is damaged; delete it, and a new one is made (tokens from before end with it).");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new StartUpRefusedException($"{path} can't be read or made: {fault.Message} (Continuity__Embedded__Path names another folder.)", fault);
        }
    }

    /// <summary>Written under another name first: another instance that starts on the folder must never read half a key.</summary>
    private static void Make(string path)
    {
        var draft = $"{path}.{Environment.ProcessId}";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var file = new FileStream(draft, options))
        {
            file.Write(RandomNumberGenerator.GetBytes(Bytes));
        }

        try
        {
            File.Move(draft, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(draft);
        }
    }
}
