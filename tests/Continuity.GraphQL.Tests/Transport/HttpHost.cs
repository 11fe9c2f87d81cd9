using System.Net.Http.Headers;
using System.Text;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Continuity.GraphQL.Tests.Transport;

/// <summary>A schema served by Kestrel on a free loopback port.</summary>
internal sealed class HttpHost : IAsyncDisposable
{
    private readonly WebApplication application;

    private HttpHost(WebApplication application)
    {
        this.application = application;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public static async Task<HttpHost> StartAsync(Schema schema, Func<GraphQLServerOptions, GraphQLServerOptions>? options = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddGraphQLServer().UseSchema(schema).ModifyOptions(options ?? (o => o));
        var application = builder.Build();
        application.MapGraphQL();
        await application.StartAsync();
        return new HttpHost(application);
    }

    public async Task<(int Status, string? ContentType, string Body)> PostAsync(
        byte[] body, string? accept = null, string? contentType = "application/json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new ByteArrayContent(body) };
        if (contentType is not null)
        {
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        }

        if (accept is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("Accept", accept));
        }

        using var response = await Client.SendAsync(request);
        return ((int)response.StatusCode, response.Content.Headers.ContentType?.ToString(), await response.Content.ReadAsStringAsync());
    }

    public Task<(int Status, string? ContentType, string Body)> PostAsync(string body, string? accept = null, string? contentType = "application/json") =>
        PostAsync(Encoding.UTF8.GetBytes(body), accept, contentType);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
    }
}
