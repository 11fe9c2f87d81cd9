using System.Reflection;
using System.Text.RegularExpressions;
using Continuity.Api.Tests.Schema;

namespace Continuity.Api.Tests.Access;

/// <summary>What the README says of threats is what is tested.</summary>
public sealed partial class ThreatTableTests
{
    [Fact]
    public void Row_OfTheReadmesThreats_NamesTestsThatThereAre()
    {
        var section = File.ReadAllText(Path.Combine(Repository.Root, "README.md")).Split("\n## Threats\n")[1].Split("\n## ")[0];
        var rows = section.Split('\n').Where(static line => line.StartsWith('|')).Skip(2).ToList();

        Assert.True(rows.Count >= 16, $"{rows.Count} rows");
        foreach (var row in rows)
        {
            var named = Name().Matches(row.TrimEnd('|', ' ').Split('|')[^1]).ToList();
            Assert.True(named.Count > 0, $"No test is named: {row}");
            Assert.All(named, test => Assert.True(IsTest(test.Groups[1].Value, test.Groups[2].Value), $"There is no test {test.Value}."));
        }
    }

    private static bool IsTest(string type, string method) => Assembly.GetExecutingAssembly().GetTypes().Where(one => one.Name == type)
        .Any(one => one.GetMethod(method)?.GetCustomAttributes<FactAttribute>().Any() == true);

    [GeneratedRegex(@"`(\w+)\.(\w+)`")]
    private static partial Regex Name();
}
