using Continuity.GraphQL.Execution.Results;
using Continuity.GraphQL.Language.Syntax;
using Continuity.GraphQL.Types;

namespace Continuity.GraphQL.Execution;

/// <summary>What a resolver knows of the field that it gives the value of.</summary>
public readonly struct ResolverContext
{
    private readonly object?[] arguments;

    internal ResolverContext(
        RequestContext request,
        FieldDefinition field,
        IReadOnlyList<FieldNode> nodes,
        object? parent,
        object?[] arguments,
        IPathSource path,
        ResultPlace place)
    {
        Request = request;
        Field = field;
        Nodes = nodes;
        Parent = parent;
        this.arguments = arguments;
        PathSource = path;
        Place = place;
    }

    /// <summary>The request that the field belongs to.</summary>
    public RequestContext Request { get; }

    /// <summary>The field's definition.</summary>
    public FieldDefinition Field { get; }

    /// <summary>Where the document asks for the field; several where selections were merged.</summary>
    public IReadOnlyList<FieldNode> Nodes { get; }

    /// <summary>The value of the object that the field stands in; null for a root field.</summary>
    public object? Parent { get; }

    /// <summary>The services of this request.</summary>
    public IServiceProvider Services => Request.Services;

    /// <summary>Cancelled when the caller has gone or the request's time is up.</summary>
    public CancellationToken CancellationToken => Request.CancellationToken;

    /// <summary>The field's place in the response: names and list indexes from the root.</summary>
    public IReadOnlyList<object> Path => PathSource.PathAt(Place);

    internal IPathSource PathSource { get; }

    internal ResultPlace Place { get; }

    /// <summary>
    /// The coerced value of the argument at a position of <see cref="FieldDefinition.Arguments"/>;
    /// <see cref="ArgumentValue.Omitted"/> where it was left out and has no default.
    /// </summary>
    /// <param name="index">The argument's position, from 0.</param>
    public object? ArgumentAt(int index) => arguments[index];

    /// <summary>The coerced value of an argument by name; null where it was null or left out without a default.</summary>
    /// <typeparam name="T">The C# type of the argument.</typeparam>
    /// <param name="name">The argument's name.</param>
    /// <exception cref="ArgumentException">The field has no such argument.</exception>
    public T? Argument<T>(string name)
    {
        for (var i = 0; i < Field.Arguments.Count; i++)
        {
            if (Field.Arguments[i].Name == name)
            {
                return ReferenceEquals(arguments[i], ArgumentValue.Omitted) ? default : (T?)arguments[i];
            }
        }

        throw new ArgumentException($"The field {Field.Name} has no argument {name}.", nameof(name));
    }
}
