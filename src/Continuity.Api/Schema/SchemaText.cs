using Continuity.GraphQL.Types.Printing;
using Continuity.Redis;

namespace Continuity.Api.Schema;

/// <summary>The schema as text: what <c>schema/continuity.graphql</c> holds, for front ends to be written against.</summary>
internal static class SchemaText
{
    /// <summary>The arguments of a host that is only asked for its schema: it needs nobody to be able to sign in.</summary>
    public static string[] HostArguments { get; } = ["--environment", "Development"];

    /// <summary>Whether the program was started as <c>Continuity.Api schema</c>.</summary>
    /// <param name="args">The program's arguments.</param>
    public static bool IsAskedFor(string[] args) => args is ["schema"];

    /// <summary>Prints the schema of a configured host; neither store nor sign-in is needed.</summary>
    /// <param name="builder">The host's builder, its capabilities added.</param>
    public static string Of(WebApplicationBuilder builder)
    {
        builder.Services.AddContinuityStore(new RedisOptions { ConnectionString = "unused" });
        using var services = builder.Services.BuildServiceProvider();
        return SchemaPrinter.Print(services.GetRequiredService<GraphQL.Types.Schema>());
    }

    /// <summary>Writes it.</summary>
    /// <param name="builder">The host's builder, its capabilities added.</param>
    /// <param name="output">Where to.</param>
    /// <returns>The exit code, 0.</returns>
    public static async Task<int> WriteAsync(WebApplicationBuilder builder, TextWriter output)
    {
        await output.WriteAsync(Of(builder));
        return 0;
    }
}
