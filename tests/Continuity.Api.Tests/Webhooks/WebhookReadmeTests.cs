using Continuity.Api.Tests.Hosting;
using Continuity.Api.Tests.Schema;
using Continuity.Webhooks;

namespace Continuity.Api.Tests.Webhooks;

[OneStore("No store changes it.")]
public sealed class WebhookReadmeTests
{
    [Fact]
    public async Task Readme_ListsEveryTypeOfEvent()
    {
        var readme = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"), TestContext.Current.CancellationToken);

        Assert.DoesNotContain(EventType.All, type => !readme.Contains($"`{type}`", StringComparison.Ordinal));
    }
}
