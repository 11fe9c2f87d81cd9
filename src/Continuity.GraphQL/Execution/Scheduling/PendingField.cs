using System.Runtime.CompilerServices;
using Continuity.GraphQL.Execution.Planning;
using Continuity.GraphQL.Execution.Results;

namespace Continuity.GraphQL.Execution.Scheduling;

/// <summary>A field, or a list's item, whose value comes later.</summary>
/// <param name="run">The execution that it belongs to.</param>
/// <param name="field">The field.</param>
/// <param name="shape">What its value is completed as: the field's type, or that of an item in it.</param>
/// <param name="place">Where its value goes.</param>
/// <param name="seam">Where the text of its value goes.</param>
internal sealed class PendingField(OperationRun run, FieldPlan field, ValueShape shape, ResultPlace place, ResultSeam seam) : LoopItem
{
    private ValueTaskAwaiter<object?> awaiter;

    /// <summary>The field.</summary>
    public FieldPlan Field { get; } = field;

    /// <summary>What its value is completed as.</summary>
    public ValueShape Shape { get; } = shape;

    /// <summary>Where its value goes.</summary>
    public ResultPlace Place { get; } = place;

    /// <summary>Where the text of its value goes.</summary>
    public ResultSeam Seam { get; } = seam;

    /// <summary>Waits for the value.</summary>
    /// <param name="value">A value that is not there yet.</param>
    public void Start(ValueTask<object?> value)
    {
        awaiter = value.GetAwaiter();
        awaiter.UnsafeOnCompleted(Post);
    }

    /// <summary>The value, or the exception that came in its place. Called once, within the loop.</summary>
    public object? TakeValue() => awaiter.GetResult();

    /// <inheritdoc/>
    public override void Run() => run.Resume(this);

    private void Post() => run.Loop.Post(this);
}
