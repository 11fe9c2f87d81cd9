using System.Text.RegularExpressions;
using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;

namespace Continuity.Api.Tests.Architecture;

/// <summary>House rules that a look at the files can hold.</summary>
[OneStore("No store changes it.")]
public sealed partial class SourceTests
{
    private const int MostLines = 400;

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void File_IsShort(string folder) => Assert.DoesNotContain(Files(folder), static file => File.ReadLines(file).Count() > MostLines);

    [Theory]
    [InlineData("src")]
    [InlineData("tests")]
    public void File_LeavesNothingUndone(string folder) => Assert.DoesNotContain(Files(folder), static file => Undone().IsMatch(File.ReadAllText(file)));

    [Fact]
    public void File_HasOneTypeAndItsName() => Assert.Empty(
        from file in Files("src")
        let names = Types().Matches(File.ReadAllText(file)).Select(static type => type.Groups["name"].Value).ToList()
        let expected = Path.GetFileName(file).Replace("OfT", "", StringComparison.Ordinal)
        where expected != "Program.cs" && (names is not [var name] || !expected.StartsWith(name, StringComparison.Ordinal))
        select Path.GetRelativePath(Repository.Root, file) + ": " + string.Join(", ", names));

    private static IEnumerable<string> Files(string folder)
    {
        var projects = Directory.GetDirectories(Path.Combine(Repository.Root, folder));
        Assert.NotEmpty(projects);
        return projects.SelectMany(static project => Directory.EnumerateFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetRelativePath(project, file).Split(Path.DirectorySeparatorChar)[0] is not ("bin" or "obj")));
    }

    // Written so that this file is not found itself.
    [GeneratedRegex(@"\b(?:TO[D]O|FIX[M]E|HA[C]K|NotImplement[e]dException)\b")]
    private static partial Regex Undone();

    [GeneratedRegex(
        @"^(?:(?:public|internal|file|sealed|static|abstract|partial|readonly|ref|unsafe) )*(?:(?:(?:record )?(?:class|struct)|record|interface|enum) (?<name>\w+)|delegate [^(]+ (?<name>\w+)(?:<[^(]*>)?\()",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Types();
}
