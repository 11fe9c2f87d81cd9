namespace Continuity.Api.Privacy;

/// <summary>Counts the exports that are being fetched from this instance, each of which reads all that there is of a customer: few at a time by one link, and not many in all. Safe to use from several threads.</summary>
internal sealed class ExportPlaces
{
    /// <summary>How many there may be by one link.</summary>
    public const int OfALink = 2;

    /// <summary>How many there may be in all.</summary>
    public const int InAll = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private int all;

    /// <summary>Takes a place.</summary>
    /// <param name="token">The token of the link; one that there is.</param>
    /// <returns>The place, to be disposed of when all is sent; null where all are taken.</returns>
    public IDisposable? TryTake(string token)
    {
        lock (gate)
        {
            var own = taken.GetValueOrDefault(token);
            if (own >= OfALink || all >= InAll)
            {
                return null;
            }

            taken[token] = own + 1;
            all++;
            return new Place(this, token);
        }
    }

    private void Return(string token)
    {
        lock (gate)
        {
            all--;
            if (--taken[token] == 0)
            {
                taken.Remove(token);
            }
        }
    }

    private sealed class Place(ExportPlaces places, string token) : IDisposable
    {
        private int isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
            {
                places.Return(token);
            }
        }
    }
}
