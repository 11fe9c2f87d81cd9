using System.Net;
using System.Text.Json;
using Continuity.Api.Tests.Hosting;

namespace Continuity.Api.Tests.Ingest.Mail;

/// <summary>Each sample message of the parser's tests, taken in by the API: none is refused, and of a person's nothing is left out.</summary>
[OneStore("No store changes it.")]
public sealed class SampleEmailTests(MailApi mail) : IClassFixture<MailApi>
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Samples");

    [Fact]
    public async Task Post_EverySample_IsTakenIn()
    {
        var samples = Directory.GetFiles(Folder, "*.eml");
        Assert.True(samples.Length >= 60);
        foreach (var path in samples.Order(StringComparer.Ordinal))
        {
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            if (bytes.Length == 0)
            {
                continue;
            }

            using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(Path.ChangeExtension(path, ".json"), TestContext.Current.CancellationToken));
            var isPersonal = !expected.RootElement.TryGetProperty("kind", out _) && !path.Contains("loop-of", StringComparison.Ordinal);

            using var response = await mail.PostAsync(bytes, "message/rfc822");

            var text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
            Assert.True(response.StatusCode == HttpStatusCode.OK || (!isPersonal && response.StatusCode == HttpStatusCode.Accepted), $"{Path.GetFileName(path)}: {(int)response.StatusCode} {text}");
            if (isPersonal && expected.RootElement.TryGetProperty("text", out var words) && words.GetString() is { Length: > 0 } told)
            {
                var entry = JsonDocument.Parse(text).RootElement.Text("entry");
                Assert.Equal(told, MailApi.Emails(await mail.ReadAsync(JsonDocument.Parse(text).RootElement.Text("session"))).Single(one => one.Text("id") == entry).Text("text"));
            }
        }
    }
}
