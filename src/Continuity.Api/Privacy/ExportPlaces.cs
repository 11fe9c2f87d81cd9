namespace Continuity.Api.Privacy;

/// <summary>Counts the exports that are being fetched from this instance, each of which reads all that there is of a customer: few at a time for one caller, and not many in all. Safe to use from several threads.</summary>
internal sealed class ExportPlaces
{
    /// <summary>How many there may be for one caller, however many links they have.</summary>
    public const int OfACaller = 2;

    /// <summary>How many there may be in all.</summary>
    public const int InAll = 8;

    private readonly Lock gate = new();
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private int all;

    /// <summary>Takes a place.</summary>
    /// <param name="caller">Who asked for the link.</param>
    /// <returns>The place, to be disposed of when all is sent; null where all are taken.</returns>
    public IDisposable? TryTake(string caller)
    {
        lock (gate)
        {
            var own = taken.GetValueOrDefault(caller);
            if (own >= OfACaller || all >= InAll)
            {
                return null;
            }

            taken[caller] = own + 1;
            all++;
            return new Place(this, caller);
        }
    }

    private void Return(string caller)
    {
        lock (gate)
        {
            all--;
            if (--taken[caller] == 0)
            {
                taken.Remove(caller);
            }
        }
    }

    private sealed class Place(ExportPlaces places, string caller) : IDisposable
    {
        private int isLeft;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isLeft, 1) == 0)
            {
                places.Return(caller);
            }
        }
    }
}
