using System.ComponentModel;
using System.Diagnostics;

namespace Continuity.Faults.Faults;

/// <summary>A disk so small that it can be filled: a tmpfs.</summary>
internal sealed class SmallDisk : IDisposable
{
    private const int Megabytes = 192;
    private const int Piece = 64 * 1024;

    private SmallDisk(string folder) => Folder = folder;

    /// <summary>Whether this user may mount one.</summary>
    public static bool IsPossible { get; } = OperatingSystem.IsLinux() && Try();

    public string Folder { get; }

    private string Ballast => Path.Combine(Folder, "ballast");

    public static SmallDisk Mount(string folder)
    {
        Directory.CreateDirectory(folder);
        return AsRoot("mount", "-t", "tmpfs", "-o", $"size={Megabytes}m,mode=1777", "tmpfs", folder) == 0 ? new(folder) : throw new IOException($"No tmpfs at {folder}.");
    }

    /// <summary>Leaves no room on it.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Create, FileAccess.Write, FileShare.Read, 1);
        var piece = new byte[Piece];
        try
        {
            while (piece.Length > 0)
            {
                file.Write(piece);
            }
        }
        catch (IOException)
        {
            // Full, as it should be.
        }
    }

    /// <summary>Makes room again.</summary>
    public void Empty() => File.Delete(Ballast);

    public void Dispose() => AsRoot("umount", "-l", Folder);

    private static bool Try()
    {
        var folder = Directory.CreateTempSubdirectory("continuity-disk-").FullName;
        var isPossible = AsRoot("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", folder) == 0 && AsRoot("umount", folder) == 0;
        Directory.Delete(folder);
        return isPossible;
    }

    private static int AsRoot(string program, params string[] arguments)
    {
        var start = Environment.IsPrivilegedProcess ? new ProcessStartInfo(program, arguments) : new ProcessStartInfo("sudo", ["-n", program, .. arguments]);
        start.RedirectStandardError = true;
        try
        {
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode;
        }
        catch (Win32Exception)
        {
            // There is no such program.
            return -1;
        }
    }
}
