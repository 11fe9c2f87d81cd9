namespace Continuity.GraphQL.Types.SchemaValidation;

/// <summary>Finds circles of references, without recursion and in linear time.</summary>
internal static class Cycle
{
    /// <summary>Finds circles: each as the nodes along it, from the first that was met. Every circle shares a reference with one that is found.</summary>
    /// <typeparam name="T">What refers to others.</typeparam>
    /// <param name="nodes">Where to start.</param>
    /// <param name="references">What a node refers to.</param>
    public static IEnumerable<IReadOnlyList<T>> FindAll<T>(IEnumerable<T> nodes, Func<T, IEnumerable<T>> references)
        where T : notnull
    {
        var met = new HashSet<T>();
        foreach (var start in nodes.Where(met.Add))
        {
            var path = new List<T> { start };
            var pending = new Stack<IEnumerator<T>>([references(start).GetEnumerator()]);
            while (pending.TryPeek(out var next))
            {
                if (!next.MoveNext())
                {
                    pending.Pop().Dispose();
                    path.RemoveAt(path.Count - 1);
                }
                else if (met.Add(next.Current))
                {
                    path.Add(next.Current);
                    pending.Push(references(next.Current).GetEnumerator());
                }
                else if (path.IndexOf(next.Current) is >= 0 and var first)
                {
                    yield return path[first..];
                }
            }
        }
    }
}
