using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Continuity.Api.Ingest.Mail;

/// <summary>A form with a raw message in it, as services that take mail in post it.</summary>
internal static class MailForm
{
    /// <summary>The media type.</summary>
    public const string MediaType = "multipart/form-data";

    private const int MostFields = 1000;

    /// <summary>Reads a field.</summary>
    /// <param name="request">The request.</param>
    /// <param name="field">The field's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Its bytes; null where there is none, or the form can't be read.</returns>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(IngestRequest request, string field, CancellationToken cancellationToken)
    {
        var boundary = HeaderUtilities.RemoveQuotes(request.ContentType!.Boundary).ToString();
        if (boundary.Length == 0)
        {
            return null;
        }

        try
        {
            using var body = new MemoryStream(request.Body.ToArray(), writable: false);
            var form = new MultipartReader(boundary, body);
            for (var fields = 0; fields < MostFields && await form.ReadNextSectionAsync(cancellationToken) is { } section; fields++)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && HeaderUtilities.RemoveQuotes(disposition.Name) == field)
                {
                    using var content = new MemoryStream();
                    await section.Body.CopyToAsync(content, cancellationToken);
                    return content.ToArray();
                }
            }
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            // Broken off, or no form: there is nothing more to be read of it.
            return null;
        }

        return null;
    }
}
