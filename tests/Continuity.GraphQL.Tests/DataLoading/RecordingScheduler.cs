using Continuity.GraphQL.DataLoading;

namespace Continuity.GraphQL.Tests.DataLoading;

/// <summary>Keeps what is scheduled until a test dispatches it.</summary>
internal sealed class RecordingScheduler : IBatchScheduler
{
    private readonly List<Func<ValueTask>> scheduled = [];

    public int Count => scheduled.Count;

    public void Schedule(Func<ValueTask> dispatch) => scheduled.Add(dispatch);

    public async Task DispatchAsync()
    {
        var taken = scheduled.ToList();
        scheduled.Clear();
        foreach (var dispatch in taken)
        {
            await dispatch();
        }
    }
}
