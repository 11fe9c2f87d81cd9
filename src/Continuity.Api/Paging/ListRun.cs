namespace Continuity.Api.Paging;

/// <summary>The range of one numbered list that a page is read from, from the end that is asked for.</summary>
internal sealed class ListRun<T>
{
    private readonly Queue<NumberedItem<T>> ahead = new();
    private readonly ListReader<T> read;
    private readonly bool isDescending;
    private readonly bool isFromEnd;
    private int low;
    private int high;
    private int place;

    public ListRun(NumberedList list, JoinedLists joined, PageArguments<ListPlace> page, ListReader<T> read)
    {
        (Scope, this.read, isDescending, isFromEnd) = (list.Scope, read, joined.IsDescending, page.FromEnd);
        (low, high) = (list.Lowest, list.Highest ?? int.MaxValue);
        var isRead = page.After?.Numbers.TryGetValue(Scope, out var after) == true ? after : (int?)null;
        if (isDescending)
        {
            high = isRead is { } last ? Math.Min(high, last - 1) : high;
            low = page.Before is null ? low : Math.Max(low, End(page.Before, list.Highest!.Value + 1, 1));
            place = high + 1;
        }
        else
        {
            low = isRead is { } last ? Math.Max(low, Math.Min(last, list.Highest ?? last) + 1) : low;
            high = page.Before is null ? high : Math.Min(high, End(page.Before, 0, -1));
            place = low - 1;
        }
    }

    /// <summary>Which list it is of.</summary>
    public string Scope { get; }

    /// <summary>How many items were read and not taken.</summary>
    public int Buffered => ahead.Count;

    /// <summary>Whether there is nothing left to read.</summary>
    public bool IsRead => low > high;

    /// <summary>The next item to take, from the end that is asked for.</summary>
    public NumberedItem<T> Next => ahead.Peek();

    /// <summary>Up to which number the list comes, in its order, before what stands at the place where the page is now.</summary>
    public int Place => isFromEnd && ahead.Count > 0 ? Next.Number : place;

    private bool IsUpwards => isFromEnd == isDescending;

    /// <summary>Takes the next item.</summary>
    public NumberedItem<T> Take()
    {
        var taken = ahead.Dequeue();
        place = isFromEnd ? place : taken.Number;
        return taken;
    }

    /// <summary>Reads the next chunk.</summary>
    public async Task ReadAsync(int chunk, CancellationToken cancellationToken)
    {
        var (from, to) =
            IsUpwards ? (low, (int)Math.Min(high, (long)low + chunk - 1))
            : high == int.MaxValue ? (-chunk, -1)
            : ((int)Math.Max(low, (long)high - chunk + 1), high);
        var stretch = await read(Scope, from, to, cancellationToken);
        high = Math.Min(high, stretch.Highest);
        var items = stretch.Items.Where(item => item.Number >= low && item.Number <= high);
        foreach (var item in IsUpwards ? items : items.Reverse())
        {
            ahead.Enqueue(item);
        }

        // A place past an end that was not known is as good as the end.
        place = isDescending ? place : Math.Min(place, stretch.Highest);
        (low, high) = IsUpwards ? (to + 1, high) : (low, Math.Min(high, (from < 0 ? high - chunk + 1 : from) - 1));
    }

    // The item whose cursor it is stays out of the page; what comes before it in other lists does not. A list that the cursor does not name comes after it.
    private int End(ListPlace before, int unnamed, int inwards) => !before.Numbers.TryGetValue(Scope, out var number) ? unnamed
        : before.Own == Scope ? number + inwards
        : number;
}
