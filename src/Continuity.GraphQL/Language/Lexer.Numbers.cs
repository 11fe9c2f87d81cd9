namespace Continuity.GraphQL.Language;

/// <content>Int and Float (sections 2.9.1 and 2.9.2).</content>
internal ref partial struct Lexer
{
    private Token ReadNumber()
    {
        var kind = TokenKind.Int;
        var end = position;
        if (source[end] == '-')
        {
            end++;
        }

        if (At(end) == '0')
        {
            end++;
            if (IsDigit(At(end)))
            {
                throw Error(end, $"Invalid number: no digit may follow a leading 0, found {Describe(end)}.");
            }
        }
        else
        {
            end = SkipDigits(end);
        }

        if (At(end) == '.')
        {
            kind = TokenKind.Float;
            end = SkipDigits(end + 1);
        }

        if (At(end) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            end++;
            end = SkipDigits(At(end) is '+' or '-' ? end + 1 : end);
        }

        if (At(end) is var next && (next == '.' || (next >= 0 && IsNameStart((byte)next))))
        {
            throw Error(end, $"Invalid number: expected a digit, found {Describe(end)}.");
        }

        return Take(kind, end - position);
    }

    /// <summary>The byte at a place, or -1 after the last.</summary>
    private readonly int At(int position) => position < source.Length ? source[position] : -1;

    private readonly int SkipDigits(int position)
    {
        if (!IsDigit(At(position)))
        {
            throw Error(position, $"Invalid number: expected a digit, found {Describe(position)}.");
        }

        do
        {
            position++;
        }
        while (IsDigit(At(position)));
        return position;
    }
}
