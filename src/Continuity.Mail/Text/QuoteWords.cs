namespace Continuity.Mail.Text;

/// <summary>The words by which mail programs introduce an earlier message, in English, German, French, Spanish, Italian, Dutch and Portuguese.</summary>
internal static class QuoteWords
{
    /// <summary>How "On … somebody wrote:" begins.</summary>
    public static readonly string[] Leads = ["On ", "Am ", "Le ", "El ", "Il ", "Op ", "Em ", "A ", "No dia ", "Il giorno "];

    /// <summary>The "wrote" of it.</summary>
    public static readonly string[] Verbs =
    [
        " wrote", " schrieb", " a écrit", " écrit", " escribió", " ha scritto", " schreef", " heeft geschreven", " het volgende geschreven", " escreveu",
    ];

    /// <summary>The line between hyphens above an earlier message.</summary>
    public static readonly string[] Separators =
    [
        "original message", "forwarded message", "forwarded by", "reply message",
        "ursprüngliche nachricht", "originalnachricht", "original-nachricht", "weitergeleitete nachricht", "original nachricht",
        "message d'origine", "message d’origine", "message original", "message transféré", "message initial",
        "mensaje original", "mensaje reenviado",
        "messaggio originale", "messaggio inoltrato",
        "oorspronkelijk bericht", "doorgestuurd bericht", "origineel bericht",
        "mensagem original", "mensagem encaminhada",
    ];

    /// <summary>Apple's line above a forwarded message.</summary>
    public static readonly string[] Forwards =
    [
        "begin forwarded message", "anfang der weitergeleiteten nachricht", "début du message réexpédié", "début du message transféré", "inicio del mensaje reenviado", "inizio messaggio inoltrato",
        "begin doorgestuurd bericht", "início da mensagem reencaminhada",
    ];

    /// <summary>The first field of an earlier message's header.</summary>
    public static readonly string[] From = ["from", "von", "de", "da", "van", "expéditeur", "mittente", "remitente", "desde"];

    /// <summary>The other fields of it.</summary>
    public static readonly string[] Fields =
    [
        "sent", "date", "to", "cc", "subject", "reply-to",
        "gesendet", "datum", "an", "betreff", "kopie",
        "envoyé", "à", "objet", "date d'envoi",
        "enviado", "enviado el", "para", "asunto", "fecha",
        "inviato", "data", "a", "oggetto", "ccn",
        "verzonden", "aan", "onderwerp",
        "enviada em", "enviado em", "assunto",
    ];
}
