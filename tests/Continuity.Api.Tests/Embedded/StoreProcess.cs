using System.Diagnostics;
using System.Globalization;

namespace Continuity.Api.Tests.Embedded;

/// <summary>Finds the store's process among the API's children.</summary>
internal static class StoreProcess
{
    /// <summary>Its id; fails where there is none.</summary>
    /// <param name="api">The API's process id.</param>
    public static async Task<int> OfAsync(int api) => Assert.NotNull(await TryOfAsync(api));

    /// <summary>Its id; null where there is none.</summary>
    /// <param name="api">The API's process id.</param>
    public static async Task<int?> TryOfAsync(int api)
    {
        var start = new ProcessStartInfo("ps", ["-eo", "pid=,ppid=,stat="]) { RedirectStandardOutput = true };
        using var ps = Process.Start(start)!;
        var table = await ps.StandardOutput.ReadToEndAsync();
        return table.Split('\n')
            .Select(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(row => row is [_, var parent, var state] && parent == api.ToString(CultureInfo.InvariantCulture) && state[0] is not 'Z')
            .Select(static row => (int?)int.Parse(row[0], CultureInfo.InvariantCulture))
            .SingleOrDefault();
    }
}
