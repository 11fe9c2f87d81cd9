namespace Continuity.GraphQL.TrustedDocuments;

/// <summary>The trusted documents can't be taken as they are: the server must not start with fewer than its clients count on.</summary>
public sealed class TrustedDocumentException : Exception
{
    /// <summary>Refuses them.</summary>
    /// <param name="message">What is wrong with them, in one line that names the file.</param>
    public TrustedDocumentException(string message)
        : base(message)
    {
    }

    /// <summary>Refuses them.</summary>
    /// <param name="message">What is wrong with them, in one line that names the file.</param>
    /// <param name="cause">What showed it.</param>
    public TrustedDocumentException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
