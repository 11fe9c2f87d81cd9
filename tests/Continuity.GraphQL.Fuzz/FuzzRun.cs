using System.Diagnostics;
using System.Net.Http.Headers;
using Continuity.GraphQL.Fuzz.Inputs;

namespace Continuity.GraphQL.Fuzz;

/// <summary>Sends hostile requests, one at a time, until the time is up or one of them brings a fault to light.</summary>
/// <param name="options">What the run is asked to do.</param>
internal sealed class FuzzRun(FuzzOptions options) : IDisposable
{
    private const long MostBytes = 64 * 1024 * 1024;
    private const int Warming = 500;
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    // On a machine that is busy with something else, an answer that takes a moment of the processor may be a while on its way; this long is a hang.
    private static readonly TimeSpan MostWaiting = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient client = new() { Timeout = Patience };
    private readonly RunReport report = new();

    /// <summary>Closes its connections.</summary>
    public void Dispose() => client.Dispose();

    /// <summary>Runs.</summary>
    /// <returns>The exit code: 0 where all went well.</returns>
    public async Task<int> RunAsync()
    {
        using var server = await ServerProcess.StartAsync(options.AtMostLimits);
        if (await WarmUpAsync(server) is { } failed)
        {
            return failed;
        }

        var clock = Stopwatch.StartNew();
        var lastNews = TimeSpan.Zero;
        for (var seed = options.Seed; clock.Elapsed < TimeSpan.FromMinutes(options.Minutes); seed++)
        {
            var input = FuzzInputs.Of(seed);
            var answer = await SendAsync(server, input);
            if (IsTooSlow(answer))
            {
                // The machine may have been busy with something else: only what is slow again is slow.
                answer = await SendAsync(server, input);
            }

            report.Add(input, answer, seed);
            if (await FaultOfAsync(server, answer) is { } fault)
            {
                return await FailAsync(input, seed, fault);
            }

            if (clock.Elapsed - lastNews > TimeSpan.FromMinutes(1))
            {
                lastNews = clock.Elapsed;
                await Console.Out.WriteLineAsync($"# {clock.Elapsed.TotalMinutes:0} min: {report.Count:#,0} documents");
            }
        }

        await Console.Out.WriteLineAsync(report.Describe(clock.Elapsed, server.PeakMebibytes));
        return 0;
    }

    // The first requests pay for compiling the code, so that their time and memory are not held to the bounds.
    private async Task<int?> WarmUpAsync(ServerProcess server)
    {
        for (var seed = options.Seed; seed < options.Seed + Warming; seed++)
        {
            var input = FuzzInputs.Of(seed);
            if ((await SendAsync(server, input)).Fault is { } fault)
            {
                return await FailAsync(input, seed, fault);
            }
        }

        return null;
    }

    private bool IsTooSlow(Answer answer) => !options.AtMostLimits && answer.Fault is null && ((answer.Elapsed > MostTime && answer.Processor > MostTime) || answer.Elapsed > MostWaiting);

    private async Task<string?> FaultOfAsync(ServerProcess server, Answer answer) =>
        server.HasEnded || (answer.Fault is not null && await server.EndsSoonAsync()) ? $"The server has ended, with exit code {server.ExitCode}."
        : answer.Fault is not null ? answer.Fault
        : IsTooSlow(answer) ? $"The answer took {answer.Elapsed.TotalMilliseconds:#,0} ms, {answer.Processor.TotalMilliseconds:#,0} of the processor, twice."
        : !options.AtMostLimits && answer.AllocatedBytes > MostBytes ? $"The request took {answer.AllocatedBytes / 1048576.0:0.0} MiB."
        : null;

    private async Task<Answer> SendAsync(ServerProcess server, FuzzInput input)
    {
        using var content = new ByteArrayContent(input.Body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var clock = Stopwatch.StartNew();
        try
        {
            using var response = await client.PostAsync(new Uri(server.Address, "/graphql"), content);
            var body = await response.Content.ReadAsByteArrayAsync();
            var elapsed = clock.Elapsed;
            var (fault, isRefusal) = Answer.Judge((int)response.StatusCode, body);
            var processor = TimeSpan.FromMilliseconds(Header(response, FuzzServer.ProcessorHeader));
            var allocated = (long)Header(response, FuzzServer.AllocatedHeader);
            return new(fault, elapsed, processor, allocated, isRefusal);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException or IOException)
        {
            return new($"There was no answer: {exception.Message}", clock.Elapsed, default, 0, false);
        }
    }

    private static double Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? double.Parse(values.Single(), System.Globalization.CultureInfo.InvariantCulture) : 0;

    private async Task<int> FailAsync(FuzzInput input, ulong seed, string fault)
    {
        var file = Path.GetFullPath(Path.Combine(options.Folder, $"fuzz-{seed}.json"));
        await File.WriteAllBytesAsync(file, input.Body);
        await Console.Out.WriteLineAsync($"FAILED on seed {seed} ({input.Kind}) after {report.Count:#,0} documents: {fault}\nThe request's body is in {file}");
        return 1;
    }
}
