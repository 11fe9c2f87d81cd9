namespace Continuity.GraphQL.Execution.Results;

/// <content>Puts the text together, where not all of it could be written in its order.</content>
internal sealed partial class ResultDocument
{
    private readonly List<(int From, int To)> parts = [];
    private List<ResultSeam>? seams;
    private bool hasCuts;
    private ResultBuffer? assembled;

    private static ReadOnlySpan<byte> Opening => "{\"data\":"u8;

    /// <summary>Starts a part of the root's text; between two parts, values that came later may have been written.</summary>
    /// <returns>Where it starts.</returns>
    public int StartPart()
    {
        if (parts.Count > 0)
        {
            WriteGap();
        }

        return Text.Length;
    }

    /// <summary>Ends a part of the root's text.</summary>
    /// <param name="start">Where it starts.</param>
    public void EndPart(int start) => parts.Add((start, Text.Length));

    /// <summary>Leaves the place at hand for a value that comes later.</summary>
    public ResultSeam AddSeam()
    {
        var seam = new ResultSeam(Text.Length, 0);
        (seams ??= []).Add(seam);
        return seam;
    }

    /// <summary>Starts to write a value that has come. It ends with <see cref="EndSeam"/>.</summary>
    /// <param name="seam">The place that was left for it.</param>
    public void StartSeam(ResultSeam seam)
    {
        WriteGap();
        seam.From = Text.Length;
    }

    /// <summary>Ends a value that has come.</summary>
    /// <param name="seam">The place that was left for it.</param>
    public void EndSeam(ResultSeam seam) => seam.To = Text.Length;

    /// <summary>The whole response, for data without errors. It may be asked for once, and holds until the document is disposed of.</summary>
    public ReadOnlyMemory<byte> ToResponse()
    {
        var target = Text;
        if (IsNull || seams is not null || parts is not [_])
        {
            target = assembled = new ResultBuffer(Text.Length);
            target.WriteRaw(Opening);
            WriteDataTo(target);
        }

        target.WriteRaw((byte)'}');
        return target.Written;
    }

    /// <summary>Writes the data alone.</summary>
    /// <param name="target">Where to.</param>
    public void WriteDataTo(ResultBuffer target)
    {
        if (IsNull)
        {
            target.WriteNull();
            return;
        }

        if (hasCuts)
        {
            seams!.Sort(static (a, b) => a.Position.CompareTo(b.Position));
        }

        foreach (var (from, to) in parts)
        {
            Copy(from, to, target);
        }
    }

    // One byte between two stretches of text: no seam can then be at the end of the one and at the start of the other.
    private void WriteGap() => Text.WriteRaw((byte)' ');

    private void AddCut(int start, int end)
    {
        hasCuts = true;
        (seams ??= []).Add(new ResultSeam(start, end - start));
    }

    private void Copy(int from, int to, ResultBuffer target)
    {
        var text = Text.Written.Span;
        var at = from;
        for (var i = FirstSeam(from); i < (seams?.Count ?? 0) && seams![i].Position <= to; i++)
        {
            var seam = seams[i];
            if (seam.Position < at)
            {
                // It is in what another one has cut out.
                continue;
            }

            target.WriteRaw(text[at..seam.Position]);
            if (seam.From < 0)
            {
                target.WriteNull();
            }
            else
            {
                Copy(seam.From, seam.To, target);
            }

            at = seam.Position + seam.Length;
        }

        target.WriteRaw(text[at..to]);
    }

    private int FirstSeam(int position)
    {
        var (low, high) = (0, seams?.Count ?? 0);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (seams![middle].Position < position)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
