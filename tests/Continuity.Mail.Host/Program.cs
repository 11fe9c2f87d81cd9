using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Continuity.Mail;

// Prints what is read of each e-mail that is named, one JSON document a line: for whoever compares it with other people's parsers.
var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() }, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
foreach (var path in args)
{
    var mail = MailParser.Parse(await File.ReadAllBytesAsync(path));
    Console.WriteLine(JsonSerializer.Serialize(new { path, mail }, options));
}
