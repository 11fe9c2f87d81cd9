using Continuity.GraphQL.ConformanceHost.Resolvers;
using Continuity.GraphQL.Execution;
using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Limits;
using Continuity.GraphQL.Registration;
using Continuity.GraphQL.Types;
using Continuity.GraphQL.Types.Sdl;

namespace Continuity.GraphQL.ConformanceHost;

/// <summary>A schema from SDL whose every field is resolved by hash.</summary>
internal sealed class HashedServer
{
    private HashedServer(Schema schema) => Schema = schema;

    /// <summary>The schema.</summary>
    public Schema Schema { get; }

    /// <summary>Builds the schema.</summary>
    /// <param name="sdl">The definitions.</param>
    /// <param name="later">Whether some fields answer later; else all answer at once.</param>
    /// <exception cref="GraphQLSyntaxException">It is not GraphQL.</exception>
    /// <exception cref="SchemaException">It is no valid schema.</exception>
    public static HashedServer Create(string sdl, bool later)
    {
        var document = Parser.Parse(sdl);
        var resolvers = new HashedResolvers(later);
        var schema = SdlSchema.Build(document, options => Attach(options, document, resolvers));
        resolvers.MutationRoot = schema.Mutation;
        foreach (var field in schema.Subscription?.Fields.Values ?? [])
        {
            field.Subscriber = resolvers.EventsOf(schema.Subscription!, field);
        }

        return new HashedServer(schema);
    }

    /// <summary>Registers the server. What the generator writes is never too large for it: bounds are tested elsewhere.</summary>
    /// <param name="services">The application's services.</param>
    public void AddTo(IServiceCollection services)
    {
        services.AddScoped<RootOrder>();
        services.AddGraphQLServer().UseSchema(Schema).ModifyOptions(Unbounded);
    }

    private static GraphQLServerOptions Unbounded(GraphQLServerOptions options) => options with
    {
        MaxTokens = 1_000_000,
        MaxNesting = 500,
        MaxBodyBytes = 64 * 1024 * 1024,
        Limits = new LimitOptions
        {
            MaxDepth = 100,
            MaxIntrospectionDepth = 100,
            MaxFields = 100_000,
            MaxFragmentSpreads = 5_000,
            MaxListItems = 1_000_000,
            MaxFieldCost = 1_000_000_000,
            MaxTypeCost = 1_000_000_000,
            MaxValues = 1_000_000_000,
            AssumedListSize = 0,
        },
    };

    private static void Attach(SdlSchemaOptions options, DocumentNode document, HashedResolvers resolvers)
    {
        options.ResolveAll(resolvers.ValueOf);
        foreach (var definition in document.Definitions)
        {
            if (definition is InterfaceTypeDefinitionNode { IsExtension: false } or UnionTypeDefinitionNode { IsExtension: false })
            {
                options.ResolveType(((TypeDefinitionNode)definition).Name.Value, static value => ((HashedObject)value).TypeName);
            }
        }
    }
}
