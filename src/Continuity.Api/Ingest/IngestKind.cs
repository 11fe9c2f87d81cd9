namespace Continuity.Api.Ingest;

/// <summary>What kind of system sends its own webhooks to <c>POST /ingest/{source}</c>.</summary>
internal enum IngestKind
{
    /// <summary>A telephone system: calls, their recordings and transcripts.</summary>
    Telephony,

    /// <summary>A mail server: whole messages (RFC 5322).</summary>
    Email,

    /// <summary>A chat, in a browser or a messenger.</summary>
    Chat,

    /// <summary>The company's app or portal.</summary>
    App,
}
