using System.Net.Http.Headers;
using System.Text;
using Continuity.Benchmarks.Serving;
using Continuity.Benchmarks.Workloads;

namespace Continuity.Benchmarks.Load;

/// <summary>Makes sure that what is compared is the same work.</summary>
internal static class AnswerCheck
{
    /// <summary>A server's answers, by the names of the workloads.</summary>
    /// <param name="server">The server.</param>
    /// <exception cref="InvalidOperationException">It did not answer with status 200, or with errors.</exception>
    public static async Task<IReadOnlyDictionary<string, byte[]>> AskAsync(ServerProcess server)
    {
        using var client = new HttpClient();
        var answers = new Dictionary<string, byte[]>();
        foreach (var workload in Workload.All)
        {
            using var body = new StringContent(workload.BodyOf("0"), Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
            using var response = await client.PostAsync(new Uri(server.UrlOf(workload.Name)), body);
            var answer = await response.Content.ReadAsByteArrayAsync();
            if ((int)response.StatusCode != 200 || !answer.AsSpan().StartsWith("{\"data\":{"u8))
            {
                throw new InvalidOperationException($"{server.Kind} answered {workload.Name} with {response.StatusCode}:\n{Encoding.UTF8.GetString(answer)}");
            }

            answers.Add(workload.Name, answer);
        }

        return answers;
    }

    /// <summary>Asks each server for each workload.</summary>
    /// <param name="servers">The servers.</param>
    /// <param name="expected">What each is to answer, byte by byte.</param>
    /// <exception cref="InvalidOperationException">One answers differently.</exception>
    public static async Task CheckEqualAsync(IEnumerable<ServerProcess> servers, IReadOnlyDictionary<string, byte[]> expected)
    {
        foreach (var server in servers)
        {
            foreach (var (workload, answer) in await AskAsync(server))
            {
                if (!answer.AsSpan().SequenceEqual(expected[workload]))
                {
                    throw new InvalidOperationException($"{server.Kind} answers {workload} with other bytes than the engine:\n{Encoding.UTF8.GetString(answer)}");
                }
            }
        }
    }
}
