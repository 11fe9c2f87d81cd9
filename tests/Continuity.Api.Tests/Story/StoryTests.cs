using System.Diagnostics;
using System.Text.RegularExpressions;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;

namespace Continuity.Api.Tests.Story;

/// <summary>Runs the README's story, from the README's own text, as a newcomer would paste it.</summary>
public sealed partial class StoryTests
{
    [Fact]
    public async Task Readme_ItsSixCalls_MakeOneThreadOfFourChannels()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && (File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")), "The story is told with bash and curl.");
        await using var api = await RunningApi.StartAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var blocks = StoryBlock().Matches(readme).Select(m => m.Groups["code"].Value).ToList();
        Assert.Equal(7, blocks.Count);

        var script = string.Join('\n', blocks).Replace("http://127.0.0.1:5080", api.Http.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal);
        var lines = await RunAsync(script);

        Assert.Equal(6, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain("\"errors\":[{", line, StringComparison.Ordinal));
        Assert.Contains("\"waitingIn\":{\"name\":\"general\"}", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"continues\":{\"channel\":\"PHONE\"}", lines[1], StringComparison.Ordinal);
        Assert.Contains("CONTINUED_LATEST_OPEN", lines[2], StringComparison.Ordinal);
        Assert.Contains("\"assurance\":\"VERIFIED\"", lines[3], StringComparison.Ordinal);
        Assert.Contains("\"channels\":[\"PHONE\",\"CHAT\",\"EMAIL\",\"SELF_SERVICE\"]", lines[4], StringComparison.Ordinal);
        Assert.Contains("\"channel\":\"SELF_SERVICE\",\"author\":{\"name\":\"Ana\"}", lines[5], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readme_TheOneTestItRuns_Exists()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var command = OneTest().Match(readme);

        var file = Assert.Single(Directory.GetFiles(
            Path.Combine(Repository.Root, command.Groups["project"].Value), command.Groups["class"].Value + ".cs", SearchOption.AllDirectories));
        Assert.Contains($"class {command.Groups["class"].Value}", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string script)
    {
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["-eu"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await bash.StandardInput.WriteAsync(script);
        bash.StandardInput.Close();
        var errors = bash.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await bash.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await bash.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(bash.ExitCode == 0, await errors);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [GeneratedRegex("dotnet run --project (?<project>[^ ]+) -- -class \"\\*(?<class>\\w+)\"")]
    private static partial Regex OneTest();

    [GeneratedRegex("```bash\\n# story: [^\\n]*\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex StoryBlock();
}
