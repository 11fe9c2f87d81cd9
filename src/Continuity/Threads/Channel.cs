namespace Continuity.Threads;

/// <summary>The ways in which a customer and the company meet.</summary>
public enum Channel
{
    /// <summary>A call.</summary>
    Phone,

    /// <summary>A chat, in a browser or a messenger.</summary>
    Chat,

    /// <summary>E-mail.</summary>
    Email,

    /// <summary>The company's app or portal, used without a person.</summary>
    SelfService,
}
