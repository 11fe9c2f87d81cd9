using System.Diagnostics;
using System.Globalization;

namespace Continuity.Api.Tests.Hosting;

/// <summary>POSIX signals.</summary>
public static class Signal
{
    /// <summary>Sends one.</summary>
    /// <param name="name">Its name without SIG.</param>
    /// <param name="processId">To which process.</param>
    public static async Task SendAsync(string name, int processId)
    {
        using var kill = Process.Start("kill", ["-" + name, processId.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }
}
