// SPDX-License-Identifier: MIT
// The model of train_text, trained by several processes: each computes the gradients of its part of every batch, and
// MPI adds them up.
//
//   mpirun -n 4 ramp_train_mpi --steps 200 FILE
//
// A batch is cut into 8 parts, whoever works on them. The gradients of a part, those of PReLU's slopes included, are
// rounded to multiples of 2^-50, which are added as integers, by MPI_Allreduce: exactly, so that their order means
// nothing. Every number of processes computes the same curve, bit for bit; all take the same step, and hold the same
// model all the time.
#include "../train_text/activation.hpp"
#include "../train_text/network.hpp"
#include "../train_text/text.hpp"
#include "../train_text/training.hpp"

#include <CLI/CLI.hpp>

#include <mpi.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <memory>
#include <random>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr int parts = 8;

struct options : training {
  std::string activation = "prelu";
};

int rank() {
  int r = 0;
  MPI_Comm_rank(MPI_COMM_WORLD, &r);
  return r;
}

int ranks() {
  int n = 1;
  MPI_Comm_size(MPI_COMM_WORLD, &n);
  return n;
}

/// Columns [from, to) of a batch.
batch part_of(const batch& b, Eigen::Index from, Eigen::Index to) {
  return {b.context.middleCols(from, to - from), b.target.segment(from, to - from)};
}

/// Processes that were started with other texts or options would train different models.
void insist_on_equals(const text& t, const options& o) {
  const std::vector<double> mine{static_cast<double>(t.bytes()),       static_cast<double>(t.alphabet()),
                                 static_cast<double>(o.steps),         static_cast<double>(o.samples),
                                 static_cast<double>(o.seed),          static_cast<double>(o.rate),
                                 static_cast<double>(o.model.layers),  static_cast<double>(o.model.width),
                                 static_cast<double>(o.model.context), static_cast<double>(o.held_out)};
  std::vector<double> first = mine;
  MPI_Bcast(first.data(), static_cast<int>(first.size()), MPI_DOUBLE, 0, MPI_COMM_WORLD);
  if (first != mine) {
    throw std::runtime_error("was started with another text or other options than process 0");
  }
}

constexpr double unit = 0x1p-50;

std::int64_t in_units(double x) {
  if (!(std::fabs(x) < 1024)) {  // 8 of them are in the range
    throw std::runtime_error("the training has diverged: a gradient is " + std::to_string(x));
  }
  return std::llround(x / unit);
}

/// The mean loss of the batch, and in the model the gradients of it: the same in every process.
double gradients(network& model, const batch& b) {
  std::size_t size = 1;
  for (const parameter* p : model.parameters()) {
    size += static_cast<std::size_t>(p->value.size());
  }
  std::vector<std::int64_t> sums(size);  // the loss, then every gradient
  const Eigen::Index samples = b.context.cols();
  for (int part = rank(); part < parts; part += ranks()) {
    const Eigen::Index from = samples * part / parts, to = samples * (part + 1) / parts;
    if (from == to) {
      continue;
    }
    const double share = static_cast<double>(to - from) / static_cast<double>(samples);
    auto sum = sums.begin();
    *sum++ += in_units(share * model.gradients(part_of(b, from, to)));
    for (const parameter* p : model.parameters()) {
      for (const float g : p->gradient.reshaped()) {
        *sum++ += in_units(share * static_cast<double>(g));
      }
    }
  }
  MPI_Allreduce(MPI_IN_PLACE, sums.data(), static_cast<int>(sums.size()), MPI_INT64_T, MPI_SUM, MPI_COMM_WORLD);
  auto sum = sums.begin();
  const double loss = unit * static_cast<double>(*sum++);
  for (parameter* p : model.parameters()) {
    p->gradient.resize(p->value.rows(), p->value.cols());
    for (float& g : p->gradient.reshaped()) {
      g = static_cast<float>(unit * static_cast<double>(*sum++));
    }
  }
  return loss;
}

void run(options o) {
  const std::vector<activation> known = choices();
  const activation& f =
      *std::find_if(known.begin(), known.end(), [&](const activation& g) { return g.name == o.activation; });
  if (o.files.empty()) {
    o.files = sources_below(RAMP_SOURCE_DIR);
  }
  const text t(o.files, static_cast<std::size_t>(o.model.context));
  insist_on_equals(t, o);
  const bool speaks = rank() == 0;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> csv(std::fopen(speaks ? o.csv.c_str() : "/dev/null", "w"),
                                                            std::fclose);
  if (!csv) {
    throw std::runtime_error("cannot write " + o.csv.string());
  }
  std::fprintf(csv.get(), "activation,step,training_loss,held_out_loss\n");
  if (speaks) {
    std::printf("%zu bytes, %d layers of %d, batches of %d on %d process%s\n", t.bytes(), o.model.layers, o.model.width,
                o.samples, ranks(), ranks() == 1 ? "" : "es");
  }
  std::mt19937 random(o.seed);
  const batch held_out = draw(t, o.model.context, o.held_out, true, random);
  network model(o.model, static_cast<int>(t.alphabet()), f, o.seed);
  const int report = std::max(1, o.steps / 20);
  double sum = 0;
  int count = 0;
  for (int step = 1; step <= o.steps; ++step) {
    sum += gradients(model, draw(t, o.model.context, o.samples, false, random));
    ++count;
    model.step(o.rate);
    if ((step % report == 0 || step == o.steps) && speaks) {
      const double judged = model.loss(held_out);
      std::printf("%s step %5d of %d, training loss %.5f, held out %.5f\n", f.name.c_str(), step, o.steps, sum / count,
                  judged);
      std::fflush(stdout);
      std::fprintf(csv.get(), "%s,%d,%.5f,%.5f\n", f.name.c_str(), step, sum / count, judged);
      sum = count = 0;
    }
  }
  if (speaks) {
    std::printf("The curve is in %s.\n", o.csv.c_str());
  }
}

}  // namespace

int main(int argc, char** argv) {
  MPI_Init(&argc, &argv);
  options o{{.csv = "train_mpi.csv", .steps = 1000}};
  CLI::App app(
      "Trains a next-character model on several processes, which are started with the same files and options.");
  add_options(app, o);
  app.add_option("-a,--activation", o.activation, "The activation")->check(is_activation())->capture_default_str();
  int code = EXIT_FAILURE;
  try {
    app.parse(argc, argv);
    run(std::move(o));
    code = EXIT_SUCCESS;
  } catch (const CLI::ParseError& error) {
    code = rank() == 0 || error.get_exit_code() != 0 ? app.exit(error) : 0;
    if (code != 0) {
      MPI_Abort(MPI_COMM_WORLD, code);
    }
  } catch (const std::exception& error) {
    std::fprintf(stderr, "train_mpi: process %d of %d: %s\n", rank(), ranks(), error.what());
    MPI_Abort(MPI_COMM_WORLD, EXIT_FAILURE);  // the others wait for this one's gradients
  }
  MPI_Finalize();
  return code;
}
