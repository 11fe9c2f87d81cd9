using Continuity.GraphQL.Registration;

namespace Continuity.Api.Schema;

/// <summary>Decides whether callers may read the schema from the running API: not in Production, where <c>schema/continuity.graphql</c> serves, unless the configuration says so.</summary>
internal static class IntrospectionSwitch
{
    /// <summary>The configuration's key: true or false.</summary>
    public const string Key = "Continuity:GraphQL:Limits:AllowIntrospection";

    /// <summary>Switches introspection on or off.</summary>
    /// <param name="server">The server's builder.</param>
    /// <param name="host">The host's builder.</param>
    /// <exception cref="InvalidOperationException">The configuration's value is neither true nor false.</exception>
    public static GraphQLServerBuilder AddIntrospectionSwitch(this GraphQLServerBuilder server, WebApplicationBuilder host)
    {
        var allow = host.Configuration.GetValue(Key, defaultValue: !host.Environment.IsProduction());
        return server.ModifyOptions(o => o with { Limits = o.Limits with { AllowIntrospection = allow } });
    }
}
