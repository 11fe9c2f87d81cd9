namespace Continuity.Api.Ingest;

/// <summary>Room for the buffers of bodies whose signature is not checked yet: an eighth of it is kept for those of small bodies, which large ones never take.</summary>
/// <param name="bytes">How much there is.</param>
internal sealed class UnverifiedRoom(long bytes)
{
    private const int Small = 64 * 1024;
    private const int KeptPart = 8;

    private long large;

    /// <summary>How many bytes are taken now.</summary>
    public long Taken { get; private set; }

    /// <summary>Whether there is room for a buffer.</summary>
    /// <param name="buffer">Its bytes; small is what has 64 KiB at most.</param>
    public bool Has(int buffer) => Taken + buffer <= bytes && (buffer <= Small || large + buffer <= bytes - (bytes / KeptPart));

    /// <summary>Takes it.</summary>
    /// <param name="buffer">The buffer's bytes.</param>
    public void Take(int buffer) => Add(buffer, buffer);

    /// <summary>Gives it back.</summary>
    /// <param name="buffer">The buffer's bytes.</param>
    public void Return(int buffer) => Add(buffer, -buffer);

    private void Add(int buffer, int change)
    {
        Taken += change;
        large += buffer > Small ? change : 0;
    }
}
