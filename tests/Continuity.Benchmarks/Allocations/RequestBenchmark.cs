using System.Buffers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Continuity.Benchmarks.Schema;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Registration;
using Microsoft.Extensions.DependencyInjection;

namespace Continuity.Benchmarks.Allocations;

/// <summary>A request from its parameters to the bytes of its response; HTTP is not part of it.</summary>
[MemoryDiagnoser]
public class RequestBenchmark : IDisposable
{
    private const int LongestResponse = 128 * 1024;

    private readonly ServiceProvider services;
    private readonly GraphQLExecutor executor;
    private readonly ArrayBufferWriter<byte> output = new(LongestResponse);
    private JsonDocument? body;
    private byte[] query = [];
    private int number;

    public RequestBenchmark()
    {
        var collection = new ServiceCollection();
        collection.AddGraphQLServer().AddTypes(typeof(Queries), typeof(ConversationThread));
        services = collection.BuildServiceProvider();
        executor = services.GetRequiredService<GraphQLExecutor>();
    }

    [Params("tiny", "medium", "large", "variables", "unique")]
    public string Workload { get; set; } = "";

    private bool IsUnique => Workload == "unique";

    [GlobalSetup]
    public void Prepare()
    {
        body = JsonDocument.Parse(Array.Find(Workloads.Workload.All, w => w.Name == Workload)!.BodyOf("00000000"));
        query = Encoding.UTF8.GetBytes(body.RootElement.GetProperty("query").GetString()!);
    }

    [Benchmark]
    public int Execute()
    {
        if (IsUnique)
        {
            Renumber();
        }

        body!.RootElement.TryGetProperty("variables", out var variables);
        var running = executor.ExecuteAsync(new GraphQLRequest(query) { Variables = variables }, services, CancellationToken.None);
        using var result = running.IsCompletedSuccessfully ? running.Result : throw new InvalidOperationException("Nothing here waits.");
        output.ResetWrittenCount();
        result.WriteTo(output);
        return output.WrittenCount;
    }

    public void Dispose()
    {
        body?.Dispose();
        services.Dispose();
        GC.SuppressFinalize(this);
    }

    // Writes the next number into the operation's name, in hexadecimal digits.
    private void Renumber()
    {
        number++;
        var digits = query.AsSpan(query.AsSpan().IndexOf("_"u8) + 1, 8);
        for (var i = 0; i < digits.Length; i++)
        {
            digits[i] = (byte)"0123456789abcdef"[(number >> (i * 4)) & 0xF];
        }
    }
}
