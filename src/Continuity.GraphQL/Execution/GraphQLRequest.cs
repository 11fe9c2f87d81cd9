using System.Text;
using System.Text.Json;
using Continuity.GraphQL.Limits;

namespace Continuity.GraphQL.Execution;

/// <summary>What a caller asks for, on whatever transport.</summary>
/// <param name="document">The document's text in UTF-8. It has to stay as it is until the request has been executed.</param>
public sealed class GraphQLRequest(ReadOnlyMemory<byte> document)
{
    /// <summary>Asks by a document that is at hand as a string.</summary>
    /// <param name="document">The document's text.</param>
    public GraphQLRequest(string document)
        : this(Encoding.UTF8.GetBytes(document))
    {
    }

    /// <summary>The document's text in UTF-8; empty where <see cref="DocumentId"/> or <c>extensions.persistedQuery</c> alone says which document it is.</summary>
    public ReadOnlyMemory<byte> Document { get; } = document;

    /// <summary>Names a document that the server knows: <c>sha256:</c> and the SHA-256 of its text in 64 lowercase hexadecimal digits, or these alone; null where the text is sent.</summary>
    public string? DocumentId { get; init; }

    /// <summary>The operation to be executed; null where the document has only one.</summary>
    public string? OperationName { get; init; }

    /// <summary>The variables: an object, or undefined or null where there are none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>What the caller sent for the server or its transport: an object, or undefined or null.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>Whether the answer is to tell the price of the request; it does not unless set.</summary>
    public CostReport CostReport { get; set; }

    /// <summary>Told what the request is about to cost; answers after how long its caller may try again, where that is too much now. Null: nobody counts.</summary>
    internal Func<double, TimeSpan?>? Charge { get; set; }

    /// <summary>The least cost that is worth telling <see cref="Charge"/> of, for a subscription's events.</summary>
    internal double CostOfAPoint { get; set; } = 1;
}
