using System.Diagnostics;
using System.Text.RegularExpressions;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;

namespace Continuity.Api.Tests.Story;

/// <summary>Runs the README's story, from the README's own text, as a newcomer would paste it.</summary>
[OneStore("The README's reader has the embedded store.")]
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

        var lines = await RunAsync(OfApi(string.Join('\n', blocks), api));

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
    public async Task Readme_ItsSubscription_BringsWhatIsRecordedMeanwhile()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && (File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")), "The story is told with bash and curl.");
        await using var api = await RunningApi.StartAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var script = OfApi(string.Join('\n', StoryBlock().Matches(readme).Take(2).Append(LiveBlock().Match(readme)).Select(m => m.Groups["code"].Value)), api);
        var ingest = await api.TokenAsync("ingest", "chat");
        var session = (await api.StartAsync(ingest, Asking.Session("CHAT", ("EMAIL", "eva@example.org")))).Text("session", "id");
        using var following = Bash();
        await following.StandardInput.WriteAsync(script);
        following.StandardInput.Close();
        var arrived = ReadEventAsync(following.StandardOutput);

        // What is said before the subscription stands does not come: so it is said again until something does.
        while (!arrived.IsCompleted)
        {
            await api.SayAsync(ingest, session, "Are you there?");
        }

        following.Kill(entireProcessTree: true);
        Assert.Matches("^data: \\{\"data\":\\{\"threadEntries\":\\{\"cursor\":\"[^\"]+\",\"sequence\":\\d+}}}$", await arrived);
    }

    [Fact]
    public async Task Readme_ItsMergeAndUndo_MakeTwoOneAndTwoAgain()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && (File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")), "The story is told with bash and curl.");
        await using var api = await RunningApi.StartAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var blocks = WhoBlock().Matches(readme).Select(m => m.Groups["code"].Value).ToList();
        Assert.Equal(5, blocks.Count);

        var lines = await RunAsync(OfApi(string.Join('\n', blocks.Prepend(StoryBlock().Match(readme).Groups["code"].Value)), api));

        Assert.Equal(4, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain("\"errors\":[{", line, StringComparison.Ordinal));
        const string Tom = """{"name":"Tom","identities":[{"value":"+4940123456"}],"tickets":{"nodes":[{"subject":"My router is dead"}]}}""";
        const string Writer = """{"name":"T. Weber","identities":[{"value":"weber@example.org"}],"tickets":{"nodes":[{"subject":"Router"}]}}""";
        Assert.Contains("\"warnings\":[\"They have two names: Tom, and T. Weber.\"]", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"merge\":{\"id\":\"mrg_", lines[1], StringComparison.Ordinal);
        Assert.Contains(
            """{"name":"Tom","identities":[{"value":"+4940123456"},{"value":"weber@example.org"}],"tickets":{"nodes":[{"subject":"Router"},{"subject":"My router is dead"}]},"thread":{"channels":["PHONE","EMAIL"]""",
            lines[2],
            StringComparison.Ordinal);
        Assert.Contains("CUSTOMERS_MERGED", lines[2], StringComparison.Ordinal);
        Assert.Contains($$"""{"customer":{{Tom}},"restored":{{Writer}},"stayedSessions":[]""", lines[3], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readme_ItsHandoff_KeepsTheOwnerToTheEnd()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && (File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")), "The story is told with bash and curl.");
        var hurried = new Dictionary<string, string> { ["Continuity:Handoffs:CheckBackWithin"] = "00:00:06", ["Continuity:FollowUps:Grace"] = "00:00:05" };
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = hurried });
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var blocks = HandoffBlock().Matches(readme).Select(m => m.Groups["code"].Value).ToList();
        Assert.Equal(7, blocks.Count);

        var lines = await RunAsync(OfApi(string.Join('\n', blocks.Prepend(StoryBlock().Match(readme).Groups["code"].Value)), api));

        Assert.Equal(10, lines.Count);
        Assert.All(lines.Where((_, i) => i != 6), line => Assert.DoesNotContain("\"errors\":[{", line, StringComparison.Ordinal));
        Assert.Contains("""{"availability":"OFFLINE","deputy":{"name":"Cleo"}}""", lines[0], StringComparison.Ordinal);
        Assert.Contains("""{"order":"A-17","charges":2}},"ticket":{"owner":null,"handler":{"name":"Billie"}}""", lines[1], StringComparison.Ordinal);
        Assert.Contains("""{"state":"ACCEPTED"},"ticket":{"owner":{"name":"Ana"},"handler":{"name":"Ana"}}""", lines[2], StringComparison.Ordinal);
        Assert.Contains("""{"name":"Cleo"},"insteadOf":{"name":"Ben"},"followUp":{"state":"PENDING",""", lines[3], StringComparison.Ordinal);
        Assert.Contains("""{"owner":{"name":"Ana"},"handler":{"name":"Cleo"}}""", lines[4], StringComparison.Ordinal);
        Assert.Contains("""{"status":"RESOLVED","owner":{"name":"Ana"}}""", lines[5], StringComparison.Ordinal);
        Assert.Contains("""{"code":"OBLIGATION_OPEN","followUps":[{"kind":"AFTER_HANDOFF",""", lines[6], StringComparison.Ordinal);
        Assert.Contains("""responsible":{"name":"Ana"},"escalatedTo":{"name":"Sue"}""", lines[7], StringComparison.Ordinal);
        Assert.Contains("""{"state":"KEPT","evidence":{"summary":"The money is there. She is content."}}""", lines[8], StringComparison.Ordinal);
        Assert.Contains("""{"status":"CLOSED","owner":{"name":"Ana"}}""", lines[9], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readme_ItsBrief_TellsTheThirdAgentAllThatTheCustomerWouldBeAsked()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && (File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")), "The story is told with bash and curl.");
        await using var api = await RunningApi.StartAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var blocks = BriefBlock().Matches(readme).Select(m => m.Groups["code"].Value).ToList();
        Assert.Equal(5, blocks.Count);

        var lines = await RunAsync(OfApi(string.Join('\n', blocks.Prepend(StoryBlock().Match(readme).Groups["code"].Value)), api));

        Assert.Equal(8, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain("\"errors\":[{", line, StringComparison.Ordinal));
        Assert.Contains(
            """"headline":"Lea Lang wants: A bill of 48 euro, as every month; what was understood is confirmed; a record says \"A fee of 48 euro for a visit of the fitter\", which is disputed; 2 attempts so far; 1 open question; promised for """",
            lines[7],
            StringComparison.Ordinal);
        Assert.Contains("""source":"RECORD","dispute":{"reason":"Nobody came: I was in Rome that day."}""", lines[7], StringComparison.Ordinal);
        Assert.Contains("""{"what":"Asked the fitters for their list","outcome":"The visit is not on it"}],"openQuestions":["Who signed for the visit?"]""", lines[7], StringComparison.Ordinal);
        Assert.Matches("\"promise\":\"Ana calls you with the result\",\"dueAt\":\"[^\"]+\",\"responsible\":{\"name\":\"Ana\"}}],\"channelsUsed\":\\[\"CHAT\",\"PHONE\",\"EMAIL\"]", lines[7]);
    }

    [Fact]
    public async Task Readme_ItsHelpInSelfService_LeadsToAPersonWhoKnowsWhatWasTried()
    {
        Assert.SkipUnless(File.Exists("/bin/bash") && (File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")), "The story is told with bash and curl.");
        await using var api = await RunningApi.StartAsync();
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        var blocks = HelpBlock().Matches(readme).Select(m => m.Groups["code"].Value).ToList();
        Assert.Equal(4, blocks.Count);

        var lines = await RunAsync(OfApi(string.Join('\n', blocks.Prepend(StoryBlock().Match(readme).Groups["code"].Value)), api));

        Assert.Equal(5, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain("\"errors\":[{", line, StringComparison.Ordinal));
        Assert.Contains("\"because\":\"The same step failed twice.\",\"channels\":[\"CHAT\",\"PHONE\"]", lines[2], StringComparison.Ordinal);
        Assert.Contains("""{"channel":"CHAT","continues":{"channel":"SELF_SERVICE"}},"ticket":{"subject":"Pay my bill"}""", lines[3], StringComparison.Ordinal);
        Assert.Contains("""{"what":"Self-service: pay-by-card","outcome":"failed 2 times: card refused"}""", lines[4], StringComparison.Ordinal);
        Assert.Contains("The same step failed twice.", lines[4], StringComparison.Ordinal);
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

    internal static string OfApi(string script, RunningApi api) =>
        script.Replace("http://127.0.0.1:5080", api.Http.BaseAddress!.ToString().TrimEnd('/'), StringComparison.Ordinal);

    private static Process Bash() => Process.Start(new ProcessStartInfo("/bin/bash", ["-eu"])
    {
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static async Task<string?> ReadEventAsync(StreamReader output)
    {
        string? line;
        do
        {
            line = await output.ReadLineAsync(TestContext.Current.CancellationToken);
        }
        while (line?.StartsWith("data:", StringComparison.Ordinal) == false);
        return line;
    }

    internal static async Task<IReadOnlyList<string>> RunAsync(string script)
    {
        using var bash = Bash();
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

    [GeneratedRegex("```bash\\n# live\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex LiveBlock();

    [GeneratedRegex("```bash\\n# who: [^\\n]*\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex WhoBlock();

    [GeneratedRegex("```bash\\n# handoff: [^\\n]*\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex HandoffBlock();

    [GeneratedRegex("```bash\\n# brief: [^\\n]*\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex BriefBlock();

    [GeneratedRegex("```bash\\n# help: [^\\n]*\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex HelpBlock();

    [GeneratedRegex("```bash\\n# story: [^\\n]*\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex StoryBlock();
}
