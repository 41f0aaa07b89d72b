"""PyTorch and NumPy, natively, for bench/training.ts: a line of JSON in, a line of JSON out."""
import json
import sys
import time


def times(count, work):
    result = []
    for _ in range(count):
        start = time.perf_counter()
        work()
        result.append((time.perf_counter() - start) * 1000)
    return result


def torch_step(torch, batch_size, hidden):
    nn = torch.nn
    model = nn.Sequential(
        nn.Linear(784, hidden), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(hidden, hidden), nn.ReLU(), nn.Dropout(0.2),
        nn.Linear(hidden, 10))
    optimiser = torch.optim.RMSprop(model.parameters(), lr=0.001, alpha=0.9, eps=1e-7)
    loss_of = nn.CrossEntropyLoss()
    images = torch.randint(0, 256, (60000, 784), dtype=torch.uint8)
    labels = torch.randint(0, 10, (60000,))

    def step():
        batch = torch.randint(0, 60000, (batch_size,))
        x, t = images[batch].float() / 255, labels[batch]
        optimiser.zero_grad()
        y = model(x)
        loss = loss_of(y, t)
        loss.backward()
        optimiser.step()
        (loss.item(), (y.argmax(1) == t).float().mean().item())

    return step


def main():
    answers = {}
    try:
        import torch
        answers['torch'] = f'PyTorch {torch.__version__}'
    except ImportError:
        torch = None
    try:
        import numpy
        answers['numpy'] = f'NumPy {numpy.__version__}'
    except ImportError:
        numpy = None
    steps = {}
    for line in sys.stdin:
        ask = json.loads(line)
        if ask['ask'] == 'start':
            result = answers
        elif ask['ask'] == 'steps':
            torch.set_num_threads(ask['threads'])
            key = (ask['batchSize'], ask['hidden'])
            if key not in steps:
                steps[key] = torch_step(torch, *key)
            result = times(ask['count'], steps[key])
        else:
            shape, threads = ask['shape'], ask['threads']
            m, n, k = shape['m'], shape['n'], shape['k']
            module = torch if torch else numpy
            if torch:
                torch.set_num_threads(threads)
            random = torch.rand if torch else numpy.random.rand
            a = random(*((k, m) if shape['transposeA'] else (m, k)))
            b = random(*((n, k) if shape['transposeB'] else (k, n)))
            if not torch:
                a, b = a.astype('float32'), b.astype('float32')
            a = a.T if shape['transposeA'] else a
            b = b.T if shape['transposeB'] else b
            result = times(ask['count'], lambda: module.matmul(a, b))
        print(json.dumps(result), flush=True)


main()
