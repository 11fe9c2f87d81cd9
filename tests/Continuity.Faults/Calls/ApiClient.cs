using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Continuity.Faults.Instances;

namespace Continuity.Faults.Calls;

/// <summary>Sends requests to the instances, and tells what came of each.</summary>
/// <param name="instances">The instances.</param>
/// <param name="tally">Counts the requests.</param>
internal sealed class ApiClient(IReadOnlyList<ApiInstance> instances, Tally tally) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient http = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10) }) { Timeout = Patience };

    public IReadOnlyList<ApiInstance> Instances => instances;

    /// <summary>Sends one.</summary>
    /// <param name="instance">To which instance.</param>
    /// <param name="token">The caller's token.</param>
    /// <param name="query">The document.</param>
    /// <param name="variables">Its variables.</param>
    public async Task<Answer> SendAsync(int instance, string token, string query, JsonObject? variables)
    {
        var began = Stopwatch.GetTimestamp();
        var answer = await AskAsync(instances[instance].Address, token, query, variables);
        var ended = Stopwatch.GetTimestamp();
        var isUnexplained = answer.Outcome == Outcome.Gone && !instances[instance].WasAway(began, ended);
        tally.Note(answer, began, Stopwatch.GetElapsedTime(began, ended), isUnexplained, instances[instance].WasCold(began));
        return answer;
    }

    /// <summary>A subscription was asked for, and is open, or failed.</summary>
    /// <param name="instance">At which instance.</param>
    /// <param name="began">When: a timestamp.</param>
    public void Subscribed(int instance, long began) => tally.Subscribed(Stopwatch.GetElapsedTime(began), instances[instance].WasCold(began));

    public void Dispose() => http.Dispose();

    private async Task<Answer> AskAsync(Uri address, string token, string query, JsonObject? variables)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, "graphql"))
            {
                Content = JsonContent.Create(new JsonObject { ["query"] = query, ["variables"] = variables?.DeepClone() }),
            };
            request.Headers.Accept.ParseAdd("application/graphql-response+json");
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
            using var response = await http.SendAsync(request);
            var text = await response.Content.ReadAsStringAsync();
            return response.StatusCode == HttpStatusCode.ServiceUnavailable ? new(Outcome.Unavailable, default, "503") : Read(response.StatusCode, text);
        }
        catch (HttpRequestException fault)
        {
            return new(Outcome.Gone, default, fault.InnerException?.Message ?? fault.Message);
        }
        catch (IOException fault)
        {
            return new(Outcome.Gone, default, fault.Message);
        }
        catch (OperationCanceledException)
        {
            return new(Outcome.Hung, default, $"no answer within {Patience.TotalSeconds} s");
        }
    }

    private static Answer Read(HttpStatusCode status, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            if (root.TryGetProperty("errors", out var errors))
            {
                return StoreError.IsAll(errors) ? new(Outcome.Unavailable, default, StoreError.Code) : new(Outcome.Odd, default, $"{(int)status}: {errors}");
            }

            return root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                ? new(Outcome.Answered, data.Clone(), "")
                : new(Outcome.Odd, default, $"{(int)status}: {text}");
        }
        catch (JsonException)
        {
            return new(Outcome.Odd, default, $"{(int)status}: {text}");
        }
    }
}
