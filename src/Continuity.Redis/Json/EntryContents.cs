using System.Text.Json.Serialization.Metadata;
using Continuity.Threads;

namespace Continuity.Redis.Json;

/// <summary>The one-letter names of the kinds of entry. A name, once used, means the same for ever.</summary>
internal static class EntryContents
{
    public static void Name(JsonTypeInfo type)
    {
        if (type.Type == typeof(EntryContent))
        {
            type.PolymorphismOptions = new()
            {
                TypeDiscriminatorPropertyName = "k",
                DerivedTypes =
                {
                    new(typeof(MessageContent), "m"),
                    new(typeof(CallContent), "c"),
                    new(typeof(EmailContent), "e"),
                    new(typeof(SelfServiceContent), "s"),
                    new(typeof(NoteContent), "n"),
                    new(typeof(ActivityContent), "a"),
                },
            };
        }
    }
}
