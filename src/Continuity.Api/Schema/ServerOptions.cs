using Continuity.Api.StartUp;
using Continuity.GraphQL.Registration;

namespace Continuity.Api.Schema;

/// <summary>The GraphQL server's options: those of the library, at <c>Continuity:GraphQL</c>.</summary>
internal static class ServerOptions
{
    private const string Section = "Continuity:GraphQL";

    /// <summary>The documents of <c>schema/operations</c>, beside the program.</summary>
    private static string Operations => Path.Combine(AppContext.BaseDirectory, "operations");

    /// <summary>Takes the options from the configuration. The documents of the known front ends are trusted, unless it names others.</summary>
    /// <param name="server">The server's builder.</param>
    /// <param name="host">The host's builder.</param>
    /// <exception cref="StartUpRefusedException">A key is no option, or a value is out of bounds.</exception>
    public static GraphQLServerBuilder AddServerOptions(this GraphQLServerBuilder server, WebApplicationBuilder host)
    {
        try
        {
            return server
                .ModifyOptions(static o => Directory.Exists(Operations) ? o with { TrustedDocuments = o.TrustedDocuments with { Sources = [Operations] } } : o)
                .BindOptions(host.Configuration.GetSection(Section));
        }
        catch (ArgumentException fault)
        {
            throw new StartUpRefusedException(fault.Message, fault);
        }
    }
}
