using System.Security.Cryptography;
using System.Text;

namespace Continuity.Redis.Connection;

/// <summary>A Lua script, known to the server by the SHA-1 of its text.</summary>
internal sealed class Script
{
    private Script(string text)
    {
        Text = text;
#pragma warning disable CA5350 // Redis names scripts by their SHA-1; nothing is secured by it.
        Hash = SHA1.HashData(Encoding.UTF8.GetBytes(text));
#pragma warning restore CA5350
    }

    /// <summary>What is run.</summary>
    public string Text { get; }

    /// <summary>The name that EVALSHA calls it by.</summary>
    public byte[] Hash { get; }

    /// <summary>Whether it writes nothing.</summary>
    public bool OnlyReads { get; private init; }

    /// <summary>Joins files of this assembly into one script that writes nothing.</summary>
    /// <param name="files">Their names, without folders; later ones see the functions of earlier ones.</param>
    public static Script Reading(params ReadOnlySpan<string> files) => new(TextOf(files)) { OnlyReads = true };

    /// <summary>Joins files of this assembly into one script.</summary>
    /// <param name="files">Their names, without folders; later ones see the functions of earlier ones.</param>
    public static Script From(params ReadOnlySpan<string> files) => new(TextOf(files));

    private static string TextOf(ReadOnlySpan<string> files)
    {
        var text = new StringBuilder();
        foreach (var file in files)
        {
            using var stream = typeof(Script).Assembly.GetManifestResourceStream(file)
                ?? throw new ArgumentException($"There is no script {file}.", nameof(files));
            using var reader = new StreamReader(stream);
            text.Append(reader.ReadToEnd()).Append('\n');
        }

        return text.ToString();
    }
}
