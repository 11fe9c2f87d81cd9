using Continuity.Api.SignIn;
using Microsoft.Net.Http.Headers;

namespace Continuity.Api.Explorer;

/// <summary>Development's page at <c>/graphql</c> for a browser: GraphiQL, with sign-in and the README's story. Open to everybody on this machine; elsewhere there is no such page.</summary>
internal static class ExplorerRegistration
{
    /// <summary>Where the build has put the page's files; set, another folder.</summary>
    private const string FolderSetting = "Continuity:Explorer:Path";

    /// <summary>Adds the page, in Development only. It comes before sign-in: a browser that opens it has no token yet.</summary>
    /// <param name="app">The API.</param>
    public static WebApplication UseExplorer(this WebApplication app)
    {
        if (app.Environment.IsDevelopment())
        {
            var files = new ExplorerFiles(app.Configuration[FolderSetting] ?? ExplorerFiles.BuiltFolder);
            app.Use((context, next) => Answer(context, files) is { } answer ? SendAsync(context, answer) : next(context));
        }

        return app;
    }

    private static IResult? Answer(HttpContext context, ExplorerFiles files)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || !DevelopmentTokenEndpoint.IsFromThisMachine(context))
        {
            return null;
        }

        return request.Path.StartsWithSegments("/graphql/explorer", out var name) ? files.Asset(name.Value!.TrimStart('/'))
            : request.Path == "/graphql" && IsFromABrowser(request) ? files.Page()
            : null;
    }

    /// <summary>A browser's address bar asks for HTML, which a GraphQL client never does; a query by GET is answered as one all the same.</summary>
    private static bool IsFromABrowser(HttpRequest request) =>
        !request.Query.ContainsKey("query") && !request.Query.ContainsKey("extensions")
        && request.GetTypedHeaders().Accept.Any(static type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) && type.Quality is not 0);

    private static Task SendAsync(HttpContext context, IResult answer)
    {
        // The editor sets style attributes and elements, and GraphiQL's style sheet holds its fonts; scripts come from here alone.
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; img-src 'self' data:; connect-src 'self'; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers[HeaderNames.CacheControl] = "no-cache";
        context.Response.Headers.Vary = HeaderNames.Accept;
        return answer.ExecuteAsync(context);
    }
}
