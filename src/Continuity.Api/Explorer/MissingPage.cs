using System.Text.Encodings.Web;

namespace Continuity.Api.Explorer;

/// <summary>What a browser sees where GraphiQL was not built.</summary>
internal static class MissingPage
{
    /// <summary>Writes the page.</summary>
    /// <param name="failure">Why the build could not make GraphiQL; null where it found no Node.js to make it with.</param>
    public static string Html(string? failure) =>
        $$"""
        <!doctype html>
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <title>Continuity · GraphiQL is missing</title>
          <style>
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 44em; margin: 4em auto; padding: 0 1em; color: #1b2b4b; }
            code { background: #eef2f8; border-radius: 4px; padding: 2px 5px; }
            li { margin: .5em 0; }
          </style>
        </head>
        <body>
          <h1>GraphiQL is missing</h1>
          <p>{{HtmlEncoder.Default.Encode(failure ?? "Node.js was not on the PATH when the API was built.")}}</p>
          <ol>
            <li>{{(failure is null ? "Install Node.js 20 or later, with npm." : "See that <code>npm</code> reaches its registry.")}}</li>
            <li>Run <code>node src/Continuity.Api/Explorer/web/build.mjs</code> in the repository.</li>
            <li>Load this page again; the API need not be restarted.</li>
          </ol>
          <p>The API itself lacks nothing: <code>POST /graphql</code> answers, and <code>schema/continuity.graphql</code> has the whole schema with its descriptions.</p>
        </body>
        </html>
        """;
}
