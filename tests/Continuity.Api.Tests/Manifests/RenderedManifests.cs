using System.Diagnostics;
using Continuity.Api.Tests.Schema;
using YamlDotNet.RepresentationModel;

namespace Continuity.Api.Tests.Manifests;

/// <summary>What <c>kubectl kustomize</c> makes of <c>k8s/</c>.</summary>
internal static class RenderedManifests
{
    private const string Program = "kubectl";

    /// <summary>Whether this machine can render them.</summary>
    public static bool CanBeRendered { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, Program)));

    /// <summary>The environment of the API's container in an overlay; a value that comes out of a secret is null.</summary>
    /// <param name="overlay">The overlay's name.</param>
    public static async Task<IReadOnlyDictionary<string, string?>> EnvironmentAsync(string overlay)
    {
        Assert.SkipUnless(CanBeRendered, $"{Program} is not installed here.");
        var all = await RenderAsync(overlay);
        var container = all.Single(static one => Text(one, "kind") == "Deployment" && Text(one, "metadata", "name") == "continuity");
        var api = Items(container, "spec", "template", "spec", "containers").Single();
        var environment = new Dictionary<string, string?>();
        foreach (var source in Items(api, "envFrom").Select(static one => Text(one, "configMapRef", "name")).OfType<string>())
        {
            var map = all.Single(one => Text(one, "kind") == "ConfigMap" && Text(one, "metadata", "name") == source);
            foreach (var (name, value) in (YamlMappingNode)map["data"])
            {
                environment[((YamlScalarNode)name).Value!] = ((YamlScalarNode)value).Value;
            }
        }

        foreach (var one in Items(api, "env"))
        {
            environment[Text(one, "name")!] = Text(one, "value");
        }

        return environment;
    }

    private static async Task<IReadOnlyList<YamlNode>> RenderAsync(string overlay)
    {
        using var kubectl = Process.Start(new ProcessStartInfo(Program, ["kustomize", Path.Combine(Repository.Root, "k8s", "overlays", overlay)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = kubectl.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var yaml = new YamlStream();
        yaml.Load(new StringReader(await kubectl.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken)));
        await kubectl.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(kubectl.ExitCode == 0, await errors);
        return [.. yaml.Documents.Select(static document => document.RootNode)];
    }

    private static YamlNode? At(YamlNode node, params IEnumerable<string> path) =>
        path.Aggregate((YamlNode?)node, static (at, name) => at is YamlMappingNode map && map.Children.TryGetValue(name, out var child) ? child : null);

    private static string? Text(YamlNode node, params IEnumerable<string> path) => (At(node, path) as YamlScalarNode)?.Value;

    private static IEnumerable<YamlNode> Items(YamlNode node, params IEnumerable<string> path) => At(node, path) as YamlSequenceNode ?? [];
}
