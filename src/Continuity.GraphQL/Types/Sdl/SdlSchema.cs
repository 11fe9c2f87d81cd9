using Continuity.GraphQL.Language;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types.SchemaValidation;

namespace Continuity.GraphQL.Types.Sdl;

/// <summary>Builds a schema from text in the type system definition language (section 3), extensions included.</summary>
public static class SdlSchema
{
    /// <summary>Builds a schema. Fields without a resolver take the entry of their name where their parent is a dictionary.</summary>
    /// <param name="sdl">The definitions. Without a <c>schema</c> definition, <c>Query</c>, <c>Mutation</c> and <c>Subscription</c> are the root types.</param>
    /// <param name="configure">Attaches resolvers and scalars; null attaches none.</param>
    /// <exception cref="GraphQLSyntaxException">It is not GraphQL.</exception>
    /// <exception cref="SchemaException">It is no valid schema, or something was attached to a member that it does not have.</exception>
    public static Schema Build(string sdl, Action<SdlSchemaOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(sdl);
        return Build(Parser.Parse(sdl), configure);
    }

    /// <summary>Builds a schema from a document that has been parsed.</summary>
    /// <param name="document">The definitions.</param>
    /// <param name="configure">Attaches resolvers and scalars; null attaches none.</param>
    /// <exception cref="SchemaException">It is no valid schema, or something was attached to a member that it does not have.</exception>
    public static Schema Build(DocumentNode document, Action<SdlSchemaOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        var options = new SdlSchemaOptions();
        configure?.Invoke(options);

        var problems = new SchemaProblems();
        var definitions = SdlDefinitions.Read(document, problems);
        var types = SdlTypes.Declare(definitions, options, problems);
        var references = new SdlTypeReferences(types, problems);
        new SdlTypeReader(references, problems).ReadAll(definitions, types);
        var directives = new SdlMemberReader(references, problems).ReadDirectives(definitions.Directives);
        var roots = SdlRootTypes.Find(definitions, types, problems);
        options.Attach(types, problems);

        // A reference to nothing makes later rules complain of its consequences.
        problems.ThrowIfAny();
        return SchemaAssembly.Complete(
            definitions.Description,
            roots.GetValueOrDefault(OperationType.Query),
            roots.GetValueOrDefault(OperationType.Mutation),
            roots.GetValueOrDefault(OperationType.Subscription),
            types.Values,
            directives,
            problems,
            definitions.SchemaDirectives);
    }
}
