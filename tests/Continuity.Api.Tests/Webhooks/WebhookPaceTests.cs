using Continuity.Api.Webhooks;

namespace Continuity.Api.Tests.Webhooks;

public sealed class WebhookPaceTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;
    private static readonly WebhookAnswer TooMuch = new("HTTP 429") { IsThrottling = true };

    [Fact]
    public void Width_TooMuchToDo_HalvesAndComesBackOneByOne()
    {
        var pace = new WebhookPace(8);
        List<int> widths = [pace.Width(Now)];
        foreach (var answer in new[] { TooMuch, TooMuch, TooMuch, TooMuch, WebhookAnswer.Delivered, new("HTTP 500"), WebhookAnswer.Delivered })
        {
            pace.Note(answer, Now);
            widths.Add(pace.Width(Now));
        }

        Assert.Equal([8, 4, 2, 1, 1, 2, 2, 3], widths);
    }

    [Theory]
    [InlineData(10, 10)]
    [InlineData(86_400, 300)]
    public void Width_WhileItAskedToWait_IsNoneForFiveMinutesAtMost(int asked, int waited)
    {
        var pace = new WebhookPace(8);
        pace.Note(TooMuch with { RetryAfter = TimeSpan.FromSeconds(asked) }, Now);

        Assert.Equal(0, pace.Width(Now.AddSeconds(waited - 1)));
        Assert.Equal(4, pace.Width(Now.AddSeconds(waited)));
    }
}
