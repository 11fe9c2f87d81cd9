using System.Runtime.CompilerServices;
using Continuity.GraphQL.Execution.Planning;

namespace Continuity.GraphQL.Execution.Scheduling;

/// <summary>A field, or a list's item, whose value comes later.</summary>
/// <param name="run">The execution that it belongs to.</param>
/// <param name="field">The field.</param>
/// <param name="shape">What its value is completed as: the field's type, or that of an item in it.</param>
/// <param name="slot">Where its value goes.</param>
internal sealed class PendingField(OperationRun run, FieldPlan field, ValueShape shape, int slot) : LoopItem
{
    private ConfiguredValueTaskAwaitable<object?>.ConfiguredValueTaskAwaiter awaiter;

    /// <summary>The field.</summary>
    public FieldPlan Field { get; } = field;

    /// <summary>What its value is completed as.</summary>
    public ValueShape Shape { get; } = shape;

    /// <summary>Where its value goes.</summary>
    public int Slot { get; } = slot;

    /// <summary>Waits for the value.</summary>
    /// <param name="value">A value that is not there yet.</param>
    public void Start(ValueTask<object?> value)
    {
        awaiter = value.ConfigureAwait(false).GetAwaiter();
        awaiter.UnsafeOnCompleted(Post);
    }

    /// <summary>The value, or the exception that came in its place. Called once, within the loop.</summary>
    public object? TakeValue() => awaiter.GetResult();

    /// <inheritdoc/>
    public override void Run() => run.Resume(this);

    private void Post() => run.Loop.Post(this);
}
