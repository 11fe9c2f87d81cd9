using System.Text;
using System.Text.RegularExpressions;

namespace Continuity.GraphQL.Tests.Readme;

public sealed partial class ReadmeTests
{
    private const int Lines = 20;

    [Fact]
    public async Task ReadmeProgram_BuiltAndStarted_AnswersWhatTheReadmeAsksAsTheReadmeSays()
    {
        var readme = await File.ReadAllTextAsync(ReadmePath(), TestContext.Current.CancellationToken);
        var program = ProgramBlock().Match(readme).Groups[1].Value;
        var (asked, answered) = (AskedBlock().Match(readme).Groups[1].Value, AskedBlock().Match(readme).Groups[2].Value);
        Assert.InRange(program.TrimEnd('\n').Split('\n').Length, 1, Lines);

        await using var running = await SampleProgram.StartAsync(program);
        using var http = new HttpClient();
        using var content = new StringContent(asked, Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri(running.Address, "/graphql"), content, TestContext.Current.CancellationToken);

        Assert.Equal(answered, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static string ReadmePath()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Continuity.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run in the repository.");
        }

        return Path.Combine(folder.FullName, "src", "Continuity.GraphQL", "README.md");
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ProgramBlock();

    [GeneratedRegex(@"curl -s localhost:5000/graphql .* -d '(.*)'\n# (.*)\n")]
    private static partial Regex AskedBlock();
}
