using System.Text;
using Continuity.GraphQL.Limits;
using Continuity.GraphQL.Tests.Transport;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.Tests.Limits;

/// <summary>The price in an answer, for callers who ask for it by a header.</summary>
public sealed class CostHeaderTests
{
    private const string Price = ""","extensions":{"cost":{"fieldCost":1,"maxFieldCost":5000,"typeCost":10,"maxTypeCost":5000,"values":21,"maxValues":20000}}}""";
    private static readonly LimitOptions Small = new() { MaxTypeCost = 5 };

    [Theory]
    [InlineData("report", """{"data":{"items":null}""" + Price)]
    [InlineData("REPORT", """{"data":{"items":null}""" + Price)]
    [InlineData("validate", """{"data":null""" + Price)]
    [InlineData("something else", """{"data":{"items":null}}""")]
    [InlineData(null, """{"data":{"items":null}}""")]
    public async Task Post_AsksForThePrice_AnswersWithIt(string? header, string answer) => Assert.Equal(answer, await AskAsync(header, new()));

    [Fact]
    public async Task Post_CostsTooMuchAndAsksForThePrice_IsRefusedAndTold() => Assert.Equal(
        """{"errors":[{"message":"The operation's objects cost 10; at most 5 is allowed.","extensions":{"code":"LIMIT_EXCEEDED","limit":"MaxTypeCost","allowed":5,"value":10}}]"""
        + Price.Replace("\"maxTypeCost\":5000", "\"maxTypeCost\":5", StringComparison.Ordinal),
        await AskAsync("report", Small));

    private static async Task<string> AskAsync(string? header, LimitOptions limits)
    {
        await using var host = await HttpHost.StartAsync(SdlSchema.Build("type Query { items: [Item] } type Item { id: ID }"), o => o with { Limits = limits });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"{ items { id } }"}""", Encoding.UTF8, "application/json") };
        if (header is not null)
        {
            request.Headers.Add("GraphQL-Cost", header);
        }

        using var response = await host.Client.SendAsync(request);
        return await response.Content.ReadAsStringAsync();
    }
}
