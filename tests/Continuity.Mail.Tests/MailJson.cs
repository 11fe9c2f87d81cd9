using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Continuity.Mail.Tests;

/// <summary>A mail as the samples' JSON has it: without what is empty.</summary>
internal static class MailJson
{
    public static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonObject Of(ParsedMail mail)
    {
        var json = new JsonObject
        {
            ["kind"] = mail.Kind == MailKind.Message ? null : mail.Kind.ToString(),
            ["messageId"] = mail.MessageId,
            ["inReplyTo"] = Array(mail.InReplyTo.Select(id => (JsonNode)id)),
            ["references"] = Array(mail.References.Select(id => (JsonNode)id)),
            ["subject"] = mail.Subject.Length == 0 ? null : mail.Subject,
            ["from"] = mail.From is { } from ? Of(from) : null,
            ["replyTo"] = Array(mail.ReplyTo.Select(Of)),
            ["to"] = Array(mail.To.Select(Of)),
            ["cc"] = Array(mail.Cc.Select(Of)),
            ["date"] = mail.Date?.ToString("yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
            ["text"] = mail.Text,
            ["quoted"] = mail.Quoted,
            ["attachments"] = Array(mail.Attachments.Select(Of)),
            ["bounce"] = mail.Bounce is { } bounce ? Of(bounce) : null,
            ["notes"] = Array(mail.Notes.Select(note => (JsonNode)note.ToString())),
        };
        foreach (var name in json.Where(property => property.Value is null).Select(property => property.Key).ToList())
        {
            json.Remove(name);
        }

        return json;
    }

    private static JsonArray? Array(IEnumerable<JsonNode> items) => items.ToArray() is { Length: > 0 } all ? new(all) : null;

    private static JsonObject Of(MailAddress address) =>
        address.Name is null ? new() { ["address"] = address.Address } : new() { ["name"] = address.Name, ["address"] = address.Address };

    private static JsonObject Of(MailAttachment one)
    {
        var json = new JsonObject { ["contentType"] = one.ContentType, ["size"] = one.Size };
        if (one.Name is not null)
        {
            json.Insert(0, "name", one.Name);
        }

        if (one.IsInline)
        {
            json["isInline"] = true;
        }

        return json;
    }

    private static JsonObject Of(MailBounce bounce)
    {
        var json = new JsonObject
        {
            ["action"] = bounce.Action.ToString(),
            ["recipients"] = new JsonArray([.. bounce.Recipients.Select(one => (JsonNode)one)]),
        };
        if (bounce.OriginalMessageId is { } id)
        {
            json["originalMessageId"] = id;
        }

        if (bounce.Status is { } status)
        {
            json["status"] = status;
        }

        return json;
    }
}
