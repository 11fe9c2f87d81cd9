using System.Text.RegularExpressions;
using Continuity.Api.Tests.Delivery;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;

namespace Continuity.Api.Tests.Story;

/// <summary>Runs what the README shows of channels' systems, gateways and privacy, from its own text; of what it starts beside, the settings.</summary>
public sealed partial class ChannelStoryTests
{
    [Fact]
    public async Task Readme_ItsCallInParts_IsOneEntryInOneSession()
    {
        Skip();
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = Settings(await BlockAsync("calls: start")) });

        var lines = await StoryTests.RunAsync(StoryTests.OfApi(await BlockAsync("calls: 1"), api));

        Assert.Equal(3, lines.Count);
        Assert.Equal("""{"outcome":"KEPT"}""", lines[0]);
        Assert.Matches("^\\{\"outcome\":\"RECORDED\",\"session\":\"ses_[^\"]+\",\"entry\":\"ent_[^\"]+\"}$", lines[1]);
        Assert.Equal(lines[1], lines[2]);
    }

    [Fact]
    public async Task Readme_ItsMessage_LeavesByTheGateway()
    {
        Skip();
        await using var gateway = await FaultyGateway.StartAsync();
        var settings = Settings(await BlockAsync("leaving: start"));
        settings["Continuity:Gateways:CHAT:Url"] = gateway.Url("CHAT");
        await using var api = await RunningApi.StartAsync(new ApiSettings { More = settings });

        var lines = await StoryTests.RunAsync(StoryTests.OfApi($"{await BlockAsync("story: setup")}\n{await BlockAsync("leaving: 1")}", api));

        Assert.Equal("""{"data":{"node":{"delivery":{"state":"SENT","channel":"CHAT","attempts":1}}}}""", Assert.Single(lines));
        Assert.Equal("Good morning!", Assert.Single(gateway.Arrivals) is { IsSigned: true } arrival ? arrival.Text : null);
    }

    [Fact]
    public async Task Readme_ItsPrivacy_RedactsExportsAndErases()
    {
        Skip();
        await using var api = await RunningApi.StartAsync();
        string[] story = ["story: setup", "story: 1", "story: 2", "story: 3", "story: 4", "story: 5", "story: 6", "privacy: 1"];

        var lines = await StoryTests.RunAsync(StoryTests.OfApi(string.Join('\n', await Task.WhenAll(story.Select(BlockAsync))), api));

        Assert.Equal(9, lines.Count);
        Assert.Contains("\"redacted\":true", lines[6], StringComparison.Ordinal);
        Assert.Contains("\"type\":\"end\"", lines[7], StringComparison.Ordinal);
        Assert.Contains("\"erased\":true", lines[8], StringComparison.Ordinal);
        Assert.All(lines, line => Assert.DoesNotContain("\"errors\":[{", line, StringComparison.Ordinal));
    }

    private static void Skip() =>
        Assert.SkipUnless(File.Exists("/bin/bash") && (File.Exists("/usr/bin/curl") || File.Exists("/bin/curl")) && (File.Exists("/usr/bin/openssl") || File.Exists("/bin/openssl")), "The story is told with bash, curl and openssl.");

    private static async Task<string> BlockAsync(string name)
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);
        return Assert.Single(Blocks().Matches(readme), block => block.Groups["name"].Value == name).Groups["code"].Value;
    }

    private static Dictionary<string, string> Settings(string block) => Variables().Matches(block).ToDictionary(
        static one => one.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal), static one => one.Groups["value"].Value);

    [GeneratedRegex("```bash\\n# (?<name>[^\\n]*)\\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("(?<name>Continuity__\\w+)=(?<value>\\S+)")]
    private static partial Regex Variables();
}
