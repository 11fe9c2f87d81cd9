using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using Continuity.Faults.Oracle;
using Continuity.Faults.Rounds;

namespace Continuity.Faults.Faults;

/// <summary>
/// The clock of one instance is moved. What is late is told by Redis' clock, so nothing may come of it; but tokens are dated, and an instance goes by its own clock there: those that are not good yet, or no
/// more, by that clock, it refuses with 401, and the other instance takes them.
/// </summary>
/// <param name="by">By how much.</param>
internal sealed class ApiClockMoved(TimeSpan by) : Fault
{
    private static readonly TimeSpan Seen = TimeSpan.FromSeconds(2);
    private FakeClock clock = null!;

    public override string Name => $"clock of an API instance {(by > TimeSpan.Zero ? "an hour ahead" : "an hour back")}";

    public override string? Impossible => FakeClock.IsPossible ? null : "libfaketime is not installed (faketime)";

    public override TimeSpan Aside => TimeSpan.FromSeconds(10);

    public override async Task PrepareAsync(Stage stage)
    {
        clock = new(stage.Folder);
        clock.Move(TimeSpan.Zero);
        await stage.Instances[0].StopAsync();
        await stage.Instances[0].StartAsync(clock.Environment);
    }

    public override async Task<IReadOnlyList<Finding>> HappenAsync(Stage stage, TimeSpan span)
    {
        clock.Move(by);
        await Task.Delay(Seen);
        var now = DateTimeOffset.UtcNow;
        var token = stage.Tokens.Of("agent", "ana", now.AddMinutes(-1), now.AddMinutes(30));
        var (there, elsewhere) = (await StatusAsync(stage.Instances[0].Address, token), await StatusAsync(stage.Instances[1].Address, token));
        await Task.Delay(span);
        clock.Move(TimeSpan.Zero);
        await Task.Delay(Seen);
        return (there, elsewhere) is (HttpStatusCode.Unauthorized, HttpStatusCode.OK)
            ? []
            : [new(FindingKind.Wrong, $"A token of half an hour: {there} where the clock was moved, {elsewhere} elsewhere.")];
    }

    public override async Task FinishAsync(Stage stage)
    {
        await stage.Instances[0].StopAsync();
        await stage.Instances[0].StartAsync();
    }

    private static async Task<HttpStatusCode> StatusAsync(Uri api, string token)
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.PostAsJsonAsync(new Uri(api, "graphql"), new { query = "{ viewer { roles } }" });
        return response.StatusCode;
    }
}
