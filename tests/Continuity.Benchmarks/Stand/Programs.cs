namespace Continuity.Benchmarks.Stand;

/// <summary>The programs that a benchmark runs beside its own.</summary>
internal static class Programs
{
    /// <summary>Whether this machine has them; says which are missing.</summary>
    /// <param name="names">Their names.</param>
    public static async Task<bool> AreInstalledAsync(params string[] names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = names.Where(name => !folders.Any(folder => File.Exists(Path.Combine(folder, name)))).ToList();
        if (missing.Count > 0)
        {
            await Console.Error.WriteLineAsync($"{string.Join(" and ", missing)} not installed here, and nothing is measured without.");
        }

        return missing.Count == 0;
    }
}
